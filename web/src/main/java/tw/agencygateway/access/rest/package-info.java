/** Who may call the Agency API: tokens, addresses, scopes. */
package tw.agencygateway.access.rest;
