/** The data provider role: the agency's data sets, MyData's requests for them, where the data comes from, heartbeats. */
package tw.agencygateway.mydata.dp.service;
