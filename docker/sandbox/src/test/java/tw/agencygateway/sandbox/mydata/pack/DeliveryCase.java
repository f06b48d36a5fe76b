package tw.agencygateway.sandbox.mydata.pack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.pki.Issuer;
import tw.agencygateway.sandbox.pki.TestPki;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Service;

/** What the platform delivers for two data sets of one person, and the JDK's look at it. */
abstract class DeliveryCase {
    private static final String SECRET_KEY = "dgFpgO7FhNF15UJsOB1xmCjwwWw3SO6D";
    static final String IV = "HtzGY7g1hLy5bl9R";
    private static final DataSet HOUSEHOLD =
            new DataSet("API.A", "戶籍", "", "戶政", "", 1, "dp-1", List.of("戶籍.json", "戶籍.csv", "戶籍.pdf"), null);
    private static final DataSet INCOME = new DataSet("API.B", "所得", "", "財稅", "", 1, "dp-2", List.of("所得.json"), null);
    private static final Person PERSON = new Person(
            "A123456789",
            "王小明",
            "1985-03-14",
            null,
            null,
            null,
            Map.of("API.A", List.of(Map.of("姓名", "王小明")), "API.B", List.of(Map.of("給付總額", "1"))));
    static final String DP = "API.A.zip!META-INFO/";

    private static TestPki pki;

    @BeforeAll
    static void makePki(@TempDir Path directory) throws IOException, GeneralSecurityException {
        pki = TestPki.create(directory, "http://localhost:8090", Instant.now());
    }

    static Opened deliver(String faults) throws IOException, HttpError {
        return deliver(PERSON, faults);
    }

    static Opened deliver(Person person, String choice) throws IOException, HttpError {
        Service service = new Service(
                "CLI.X", "", "", "", "", "", "", List.of(), URI.create("/"), URI.create("/"), "", IV, null, List.of());
        List<Misbehaviour> known = new ArrayList<>();
        known.addAll(List.of(JweFault.values()));
        known.addAll(List.of(PackageFault.values()));
        known.addAll(List.of(ManifestFault.values()));
        known.addAll(List.of(ZipFault.values()));
        known.addAll(List.of(DpFault.values()));
        known.addAll(List.of(SignerFault.values()));
        Faults faults = new Catalogue(known).read(Json.read(choice.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Delivery(
                        service,
                        List.of(HOUSEHOLD, INCOME),
                        person,
                        Map.of(),
                        SECRET_KEY,
                        faults,
                        pki,
                        "http://localhost:8090/trap")
                .writeTo(out);
        return Opened.of(out.toString(StandardCharsets.US_ASCII), SECRET_KEY);
    }

    static String digest(Opened opened, String file) throws GeneralSecurityException {
        byte[] bytes = opened.files().get("API.A.zip!" + file);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static boolean isSigned(Opened opened) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(certificate(opened));
        signature.update(opened.files().get(DP + "manifest.xml"));
        return signature.verify(opened.files().get(DP + "manifest.sha256withrsa"));
    }

    static X509Certificate certificate(Opened opened) throws GeneralSecurityException {
        byte[] pem = opened.files().get(DP + "certificate.cer");
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    /** Path from the root over the CA, with both revocation lists, as the JDK sees it. */
    static void validate(X509Certificate signer) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(pki.certificate(Issuer.ROOT), null)));
        Instant now = Instant.now();
        parameters.addCertStore(CertStore.getInstance(
                "Collection",
                new CollectionCertStoreParameters(List.of(
                        factory.generateCRL(new ByteArrayInputStream(pki.crl(Issuer.ROOT, now))),
                        factory.generateCRL(new ByteArrayInputStream(pki.crl(Issuer.CA, now)))))));
        CertPathValidator.getInstance("PKIX")
                .validate(factory.generateCertPath(List.of(signer, pki.certificate(Issuer.CA))), parameters);
    }
}
