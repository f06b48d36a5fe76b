/**
 * MyData as the caller of data providers (DP §捌): fetches a citizen's data by DP-API, looks into what comes, and listens for
 * heartbeats.
 *
 * <p>Glossary: 資料提供者 data provider, 資料打包檔 data package, 摘要檔 manifest, 數位簽章檔 signature.
 */
package tw.agencygateway.sandbox.mydata.dp;
