/** The agency's systems as they are called: a signed POST to a registered endpoint. */
package tw.agencygateway.webhook.client;
