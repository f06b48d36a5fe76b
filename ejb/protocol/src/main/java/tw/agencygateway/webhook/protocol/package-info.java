/**
 * How calls to the agency's systems are signed, as Standard Webhooks 1.0 has it (symmetric signatures), so that the libraries that there
 * are for it verify them.
 */
package tw.agencygateway.webhook.protocol;
