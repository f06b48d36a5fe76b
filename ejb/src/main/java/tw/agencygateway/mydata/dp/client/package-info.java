/** What the gateway calls as a data provider: the authorization server (GSP) and the agency's own services. */
package tw.agencygateway.mydata.dp.client;
