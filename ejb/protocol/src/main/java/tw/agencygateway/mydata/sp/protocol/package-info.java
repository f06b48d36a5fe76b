/**
 * What a service provider and the MyData platform say to each other in mode 1, apart from the data: the integration URL, the browser's
 * return, the notification.
 *
 * <p>Glossary: service provider (SP) = 服務提供者; integration URL = MyData 整合網址; return URL = 返回網址; notification = 資料集下載通知
 * （SP-API）; transaction id (tx_id) = 交易識別值; permission ticket = 用戶同意授權的交易識別碼; status code = 狀態碼.
 */
package tw.agencygateway.mydata.sp.protocol;
