/**
 * The formats in which MyData delivers a person's data, and their cryptography: the JWE, the envelope in it, the MyData package, and the
 * data providers' packages, which are written here too. Inputs in, records out; what is malformed is a {@link
 * tw.agencygateway.mydata.pack.protocol.MalformedContentException}. Nothing here keeps state between calls or knows a database, a clock or a
 * network.
 *
 * <p>From the outside in: {@link tw.agencygateway.mydata.pack.protocol.JweIntake} stores the bytes that arrive, reads their form and gives
 * a {@link tw.agencygateway.mydata.pack.protocol.SealedJwe}, which authenticates and decrypts in one pass; {@link
 * tw.agencygateway.mydata.pack.protocol.PackageEnvelope} finds the zip in its plaintext; {@link
 * tw.agencygateway.mydata.pack.protocol.StrictZip} reads zips in one way only; {@link
 * tw.agencygateway.mydata.pack.protocol.PackageVerifier} does all of it and says what it found.
 *
 * <p>The other way: {@link tw.agencygateway.mydata.pack.protocol.PersonData} is what a source gave; {@link
 * tw.agencygateway.mydata.pack.protocol.PersonDataJson}, {@link tw.agencygateway.mydata.pack.protocol.PersonDataCsv}, {@link
 * tw.agencygateway.mydata.pack.protocol.PersonDataXml} and {@link tw.agencygateway.mydata.pack.protocol.PersonDataPdf} make files of it;
 * {@link tw.agencygateway.mydata.pack.protocol.DpPackageWriter} makes a package of those.
 *
 * <p>Glossary: MyData package = MyData 資料打包檔; DP package = 資料提供者（DP）資料打包檔; data set = 資料集; field = 資料集欄位; resource_id = 資料集識別值; manifest =
 * manifest.xml 摘要檔; digest = 摘要值、數位指紋; signature file = 數位簽章檔; signer certificate = 簽章憑證; service = 服務; national id =
 * 身分證字號; resident number = 統一證號; unified business number = 統一編號; no data for this person = 查無使用者資料.
 */
package tw.agencygateway.mydata.pack.protocol;
