/**
 * Trust anchors and revocation lists.
 *
 * <p>Glossary: 憑證 certificate; 根憑證 root certificate; 中繼憑證 intermediate certificate; 憑證機構 (CA) certification authority;
 * 政府憑證總管理中心 (GRCA) government root CA; 政府憑證管理中心 (GCA) government CA; 憑證廢止清冊 (CRL) certificate revocation list.
 */
package tw.agencygateway.pki.entity;
