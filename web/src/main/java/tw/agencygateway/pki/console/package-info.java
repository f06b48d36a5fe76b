/** The console's room of trust anchors (信任憑證) and revocation lists (憑證廢止清冊). */
package tw.agencygateway.pki.console;
