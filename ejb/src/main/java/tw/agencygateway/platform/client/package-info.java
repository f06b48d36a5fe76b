/** How the gateway calls other hosts: one HTTP client with one list of hosts that may be asked. */
package tw.agencygateway.platform.client;
