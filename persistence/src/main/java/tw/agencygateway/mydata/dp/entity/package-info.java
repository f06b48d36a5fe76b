/**
 * What is stored of the MyData data provider role. {@code dp-flow.md} beside these classes is the normative table of a request's life.
 *
 * <p>Words of the specification: data set = 資料集, resource_id = 資料集識別值, resource_secret = 資料集密鑰, scope = 資料集存取範圍, field =
 * 資料集欄位, security level = 授權取用資料安全等級, anomaly = 異常.
 */
package tw.agencygateway.mydata.dp.entity;
