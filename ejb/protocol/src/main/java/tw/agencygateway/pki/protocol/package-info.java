/**
 * Certificates, revocation lists, and whether a signer is to be trusted. BouncyCastle parses, as an instance of its own that is never
 * registered. Nothing is fetched from here: roots and lists are handed in.
 *
 * <p>Glossary: certificate = 憑證; root = 根憑證、信任起源; intermediate = 中繼憑證; certificate revocation list (CRL) = 憑證廢止清冊;
 * OCSP = 線上憑證狀態協定; responder = 回應伺服器; revoked = 廢止; on hold = 停用; Government CA (GCA) = 政府憑證管理中心; key usage = 金鑰用途.
 */
package tw.agencygateway.pki.protocol;
