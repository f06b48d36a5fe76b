/**
 * Webhooks: registering endpoints, and carrying the outbox to them, at least once each, with growing pauses, until they are delivered or
 * dead.
 */
package tw.agencygateway.webhook.service;
