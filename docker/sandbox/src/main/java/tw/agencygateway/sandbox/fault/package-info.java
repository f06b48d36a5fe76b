/**
 * The catalogue of misbehaviours: what a counterparty can be told to do wrong in its next transaction. Each counterparty
 * declares its own as enums beside the step they bend; the control page and the management API find them there.
 */
package tw.agencygateway.sandbox.fault;
