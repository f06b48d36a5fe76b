/**
 * What the platform hands over: MyData package (資料打包檔), DP packages (DP 資料打包檔) and the JWE around them (SP §玖.三–五).
 */
package tw.agencygateway.sandbox.mydata.pack;
