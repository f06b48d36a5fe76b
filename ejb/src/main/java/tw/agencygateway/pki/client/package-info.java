/** Fetching revocation lists from the hosts that the configuration names. */
package tw.agencygateway.pki.client;
