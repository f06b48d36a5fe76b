/** The data provider under many callers: that nobody gets another one's data, and what it costs. */
package tw.agencygateway.conformance.dp;
