package tw.agencygateway.vault.service;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters.HashType;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import java.security.GeneralSecurityException;

/** Key of one folder: a Tink keyset with one AES-256-GCM-HKDF streaming key, in Tink's binary form. */
final class FolderKey {
    private static final int KEY_BYTES = 32;

    /** A read anywhere decrypts one segment; smaller ones make sequential reading slower. */
    static final int SEGMENT_BYTES = 64 * 1024;

    private FolderKey() {}

    static byte[] generate() {
        try {
            AesGcmHkdfStreamingParameters kind = AesGcmHkdfStreamingParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setDerivedAesGcmKeySizeBytes(KEY_BYTES)
                    .setHkdfHashType(HashType.SHA256)
                    .setCiphertextSegmentSizeBytes(SEGMENT_BYTES)
                    .build();
            KeysetHandle handle = KeysetHandle.generateNew(kind, StreamingAeadConfig2026.get());
            return TinkProtoKeysetFormat.serializeKeyset(
                    handle, InsecureSecretKeyAccess.get(), StreamingAeadConfig2026.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime lacks AES-GCM or HMAC-SHA256", e);
        }
    }

    static StreamingAead parse(byte[] keyset) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                            keyset, InsecureSecretKeyAccess.get(), StreamingAeadConfig2026.get())
                    .getPrimitive(StreamingAeadConfig2026.get(), StreamingAead.class);
        } catch (GeneralSecurityException e) {
            // its seal was whole, so it is a key, but not one of this version
            throw new IllegalStateException("The key of the vault folder is of an unknown kind", e);
        }
    }
}
