/** Health of this node, for load balancers and operators. */
package tw.agencygateway.platform.rest;
