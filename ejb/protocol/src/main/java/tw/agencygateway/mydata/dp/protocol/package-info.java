/**
 * What MyData, a data provider and the authorization server say to each other: the bearer token and the form of a DP-API request, and the
 * authorization server's answers. Inputs in, records out. The answers come from a host that is trusted to know and not to behave: bounded,
 * strict UTF-8, no member twice; what is unreadable is a {@link tw.agencygateway.mydata.dp.protocol.MalformedGspAnswerException}. An empty
 * text and a null are as good as an absent member, unknown members are ignored, and numbers and booleans are also read from texts.
 *
 * <p>Glossary: data provider (DP) = 資料提供者; data set = 資料集; authorization server (GSP) = 政府服務平臺授權主機; access token = 用戶同意授權的憑據;
 * scope = 資料集存取範圍; introspection = 檢核用戶同意授權的有效性; user info = 用戶資訊; account = 我的 E 政府帳號; heartbeat = DP-API Heartbeat
 * 機制.
 */
package tw.agencygateway.mydata.dp.protocol;
