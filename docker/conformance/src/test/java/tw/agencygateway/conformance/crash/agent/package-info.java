/**
 * A Java agent for the tests: it puts a point before and after every external effect of the gateway's classes, which carry no
 * crash hooks of their own.
 */
package tw.agencygateway.conformance.crash.agent;
