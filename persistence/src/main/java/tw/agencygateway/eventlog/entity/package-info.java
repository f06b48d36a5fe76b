/** The transaction log of the specifications (交易日誌, events 110–360; MyData SP V2.6 §拾.四). */
package tw.agencygateway.eventlog.entity;
