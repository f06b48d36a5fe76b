/**
 * The sandbox: a small program that plays the gateway's counterparties, for tests and for newcomers. It shares no code with
 * the gateway, so that one misreading of a specification cannot agree with itself.
 */
package tw.agencygateway.sandbox;
