/**
 * 電子化政府服務平臺 (GSP), the authorization server of MyData: an OpenID provider for the simulated citizens, as far as data
 * providers see it (DP §柒). Whatever it answers can be bent by misbehaviours, of one token or of the whole server.
 *
 * <p>Glossary: 我的 E 政府帳號 account, 用戶同意授權 access token, 資料集存取範圍 scope, 授權主機 authorization server.
 */
package tw.agencygateway.sandbox.gsp;
