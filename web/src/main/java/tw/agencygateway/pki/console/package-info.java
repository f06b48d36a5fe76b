/** The console's room of trust anchors (信任憑證), revocation lists (憑證廢止清冊) and OCSP responders (OCSP 回應伺服器). */
package tw.agencygateway.pki.console;
