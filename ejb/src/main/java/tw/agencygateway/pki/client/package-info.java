/** Fetching revocation lists and asking OCSP responders, on the hosts that the configuration names. */
package tw.agencygateway.pki.client;
