/** The S3-compatible object store that the vault may lie on; the only place that speaks S3. */
package tw.agencygateway.vault.client;
