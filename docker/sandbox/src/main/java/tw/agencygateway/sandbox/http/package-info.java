/**
 * HTTP as the sandbox needs it: a server that can also do it wrong, routes, pages in two languages, JSON.
 */
package tw.agencygateway.sandbox.http;
