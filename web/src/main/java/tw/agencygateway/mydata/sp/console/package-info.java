/** The console's rooms of the MyData service provider: services (加值服務), transactions (交易紀錄), numbers. */
package tw.agencygateway.mydata.sp.console;
