/**
 * A test PKI for signed DP packages: a root, a CA, signers good and bad, revocation lists (憑證廢止清冊, CRL).
 */
package tw.agencygateway.sandbox.pki;
