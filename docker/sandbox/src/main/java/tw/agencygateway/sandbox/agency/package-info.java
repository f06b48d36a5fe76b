/**
 * A demo agency: a web site that uses the gateway's Agency API and nothing else.
 */
package tw.agencygateway.sandbox.agency;
