/**
 * Calls to the agency's systems when the status of something they asked for changes: the registered endpoints, and the outbox, whose
 * rows are written in the database transaction of the change itself. Knows nothing of the features that use it.
 */
package tw.agencygateway.webhook.entity;
