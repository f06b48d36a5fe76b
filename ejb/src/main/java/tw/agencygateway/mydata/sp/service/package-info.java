/**
 * The MyData service provider's use cases. One class each: start, redirect, notification, return, download, verification, overdue,
 * erasure. Every step is a row with a due time; the three timers claim what is due, on every node.
 */
package tw.agencygateway.mydata.sp.service;
