/**
 * The control page and the management API: misbehaviours, clock, and what was seen of the gateway.
 */
package tw.agencygateway.sandbox.control;
