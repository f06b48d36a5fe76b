/** The console's rooms of webhooks and of what is on its way to them. */
package tw.agencygateway.webhook.console;
