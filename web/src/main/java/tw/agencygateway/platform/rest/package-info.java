/** What the resources share: callers, bodies, ranges and problems; health of this node and the document of its API. */
package tw.agencygateway.platform.rest;
