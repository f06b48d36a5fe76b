/**
 * What the conformance tests stand on: PostgreSQL, the sandbox and the gateway, each a process of its own, started once
 * for a whole run. A test class says {@link tw.agencygateway.conformance.stand.OnTheStand} and takes what it needs as
 * constructor parameters.
 */
package tw.agencygateway.conformance.stand;
