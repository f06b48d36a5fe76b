/** The MyData platform as an SP calls it (MyData-API; MyData SP V2.6 §玖.二). */
package tw.agencygateway.mydata.sp.client;
