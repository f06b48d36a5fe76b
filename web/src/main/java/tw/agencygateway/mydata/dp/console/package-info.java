/** The data provider's rooms of the console. */
package tw.agencygateway.mydata.dp.console;
