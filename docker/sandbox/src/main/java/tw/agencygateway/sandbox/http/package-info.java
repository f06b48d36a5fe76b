/**
 * What the sandbox needs of HTTP beyond the JDK's server: routes, pages in two languages, JSON.
 */
package tw.agencygateway.sandbox.http;
