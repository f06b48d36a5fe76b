/**
 * The vault: received and produced files, encrypted at rest with a key per transaction.
 *
 * <p>On disk: {@code ${gateway.data}/vault/<last two hex digits of the id>/<id>/<object>}, directories 0700, files 0600. In a
 * bucket: {@code <prefix><id>/<object>}. An object is a Tink streaming AEAD ciphertext (AES-256-GCM-HKDF, segments of 64 KB) with {@code <id>/<object>} as associated
 * data, or, for what arrived encrypted already, its bytes as they are.
 */
package tw.agencygateway.vault.service;
