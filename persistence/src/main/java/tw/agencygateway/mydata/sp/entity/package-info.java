/**
 * What is stored of the MyData service provider role. {@code sp-flow.md} beside these classes is the normative table of a
 * transaction's life.
 *
 * <p>Words of the specification: service = 加值服務, data set = 資料集, resource_id = 資料集識別值, client_id = 服務識別值, permission_ticket =
 * 用戶同意授權的交易識別碼, security level = 身分驗證安全等級, stage = 測試/試辦/試營運/正式.
 */
package tw.agencygateway.mydata.sp.entity;
