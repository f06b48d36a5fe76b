/** Writing the transaction log (交易日誌). */
package tw.agencygateway.eventlog.service;
