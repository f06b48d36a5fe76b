/** The console in a real browser: page objects, and what an administrator does with them. */
package tw.agencygateway.conformance.console;
