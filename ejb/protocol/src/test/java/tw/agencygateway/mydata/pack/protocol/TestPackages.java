package tw.agencygateway.mydata.pack.protocol;

import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import tw.agencygateway.pki.protocol.Crl;
import tw.agencygateway.pki.protocol.SignerPin;
import tw.agencygateway.pki.protocol.SignerTrust;
import tw.agencygateway.pki.protocol.TestPki;

/** A MyData package with two data sets, and the trust that it verifies under; tests change one thing each. */
final class TestPackages {
    static final String CLIENT = "CLI.TEST";
    static final String HOUSEHOLD = "API.household";
    static final String INCOME = "API.income";

    final TestPki.Holder root = TestPki.root("Root");
    TestPki.Holder signer = TestPki.issue(root, TestPki.signer("Signer"));
    Crl crl = TestPki.crl(root);
    SignaturePolicy policy = SignaturePolicy.REQUIRED;
    Map<String, SignerPin> pins = confirmed();
    MismatchPolicy mismatches = MismatchPolicy.REJECT;
    ZipLimits limits = ZipLimits.DEFAULT;

    /** Name to content of a DP package's data files. */
    final Map<String, byte[]> data = new TreeMap<>(Map.of("戶籍.json", utf8("{\"a\":1}"), "戶籍.pdf", utf8("%PDF")));

    /** The lines of the MyData manifest. */
    final List<String> items = new ArrayList<>(List.of(item(HOUSEHOLD, 200), item(INCOME, 204)));

    /** What the MyData package holds besides its manifest. */
    final Map<String, byte[]> packages = new LinkedHashMap<>();

    /** What the MyData package shall lack. */
    final Set<String> leftOut = new HashSet<>();

    static String item(String resourceId, int code) {
        return "<file><filename>" + resourceId + ".zip</filename><resource_id>" + resourceId
                + "</resource_id><resource_name>資料集</resource_name><code>" + code + "</code></file>";
    }

    SignerTrust trust() {
        return new SignerTrust(List.of(root.certificate()), List.of(), issuer -> List.of(crl));
    }

    /** That whoever signs is expected. */
    private Map<String, SignerPin> confirmed() {
        return Map.of(HOUSEHOLD, pin(true), INCOME, pin(true));
    }

    SignerPin pin(boolean confirmed) {
        return new SignerPin(
                signer.certificate().getIssuerX500Principal().getName(),
                signer.certificate().getSubjectX500Principal().getName(),
                confirmed);
    }

    PackageRequest request() {
        return new PackageRequest(
                CLIENT,
                Map.of(HOUSEHOLD, policy, INCOME, policy),
                pins,
                JweTest.IV,
                mismatches,
                mismatches,
                limits,
                NOW,
                NOW);
    }

    /** The files of a signed DP package. */
    Map<String, byte[]> signedFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>(data);
        byte[] manifest = dpManifest(data);
        files.put("META-INFO/manifest.xml", manifest);
        files.put("META-INFO/manifest.sha256withrsa", sign(manifest));
        files.put("META-INFO/certificate.cer", pem(signer.certificate()));
        return files;
    }

    static byte[] dpManifest(Map<String, byte[]> data) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<files>\n");
        data.forEach((name, content) -> xml.append("<file><filename>")
                .append(name)
                .append("</filename><digest>")
                .append(sha256(content))
                .append("</digest></file>\n"));
        return utf8(xml.append("</files>\n").toString());
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.key());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return utf8(text.toString());
    }

    byte[] myDataPackage() {
        Map<String, byte[]> files = new LinkedHashMap<>(packages);
        files.computeIfAbsent(HOUSEHOLD + ".zip", name -> Zips.deflated(signedFiles()));
        files.putIfAbsent(
                "META-INFO/manifest.xml",
                utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?><files>" + String.join("", items) + "</files>"));
        files.keySet().removeAll(leftOut);
        return Zips.stored(files);
    }

    static byte[] envelope(String filename, byte[] zip) {
        return utf8("{\"filename\":\"" + filename + "\",\"data\":\"application/zip;data:"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(zip) + "\"}");
    }

    String jwe() {
        return JweWriter.jwe(JweTest.KEY, JweTest.IV, envelope(CLIENT + ".zip", myDataPackage()));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
