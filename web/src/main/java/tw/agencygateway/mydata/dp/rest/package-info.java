/** The DP-API: what MyData calls when a citizen has agreed that the agency's data may be fetched (MyData DP V1.3 §捌). */
package tw.agencygateway.mydata.dp.rest;
