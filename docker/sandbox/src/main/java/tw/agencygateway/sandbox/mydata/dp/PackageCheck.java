package tw.agencygateway.sandbox.mydata.dp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Looks into one DP package (DP §玖.一) as a service provider should (DP §玖.二), short of asking the CA. */
final class PackageCheck {
    private static final String FOLDER = "META-INFO/";
    private static final String MANIFEST = FOLDER + "manifest.xml";
    private static final String SIGNATURE = FOLDER + "manifest.sha256withrsa";
    private static final String CERTIFICATE = FOLDER + "certificate.cer";
    private static final Set<String> META_INFO = Set.of(MANIFEST, SIGNATURE, CERTIFICATE);
    private static final int LARGEST = 256 << 20;
    private static final int SHORTEST_KEY = 2048;

    private final String person;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private String signer = "";

    PackageCheck(String person) {
        this.person = person;
    }

    Contents check(byte[] zip) {
        try {
            unzip(zip);
            checkDirectory(zip);
        } catch (IOException e) {
            findings.add("no-zip: " + e.getMessage());
        }
        List<String> data = files.keySet().stream()
                .filter(name -> !META_INFO.contains(name))
                .toList();
        data.forEach(this::checkName);
        data.forEach(name -> Contents.checkFile(name, files.get(name), person, findings));
        if (data.stream().noneMatch(name -> name.matches(".*\\.(json|csv|xml|xlsx)"))) {
            findings.add("nothing-for-machines");
        }
        if (data.stream().noneMatch(name -> name.matches(".*\\.(pdf|docx|xlsx)"))) {
            findings.add("nothing-for-people");
        }
        if (files.keySet().stream().anyMatch(META_INFO::contains)) {
            checkMetaInfo(data);
        }
        return new Contents(List.copyOf(files.keySet()), signer, List.copyOf(findings));
    }

    private void unzip(byte[] zip) throws IOException {
        int left = LARGEST;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readNBytes(left);
                left -= bytes.length;
                if (left == 0) {
                    throw new IOException("larger than " + LARGEST);
                }
                if (!entry.isDirectory() && files.putIfAbsent(entry.getName(), bytes) != null) {
                    findings.add("file-twice: " + entry.getName());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("a name is not UTF-8", e);
        }
        if (files.isEmpty()) {
            throw new IOException("no files");
        }
    }

    /** The directory at the end, by which other programs read, says the same as the entries one after another. */
    private void checkDirectory(byte[] bytes) throws IOException {
        Path copy = Files.createTempFile("sandbox", ".zip");
        try {
            Files.write(copy, bytes);
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                Set<String> names = zip.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(ZipEntry::getName)
                        .collect(Collectors.toSet());
                if (!names.equals(files.keySet())) {
                    findings.add("directory-disagrees: " + names);
                }
            }
        } finally {
            Files.delete(copy);
        }
    }

    private void checkName(String name) {
        if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            findings.add("name-with-path: " + name);
        }
    }

    private void checkMetaInfo(List<String> data) {
        for (String name : META_INFO) {
            if (!files.containsKey(name)) {
                findings.add("meta-info-without: " + name);
            }
        }
        if (files.containsKey(MANIFEST)) {
            checkManifest(data);
        }
        if (files.keySet().containsAll(META_INFO)) {
            checkSignature();
        }
    }

    private void checkManifest(List<String> data) {
        Map<String, String> digests = digests();
        for (Map.Entry<String, String> listed : digests.entrySet()) {
            if (!data.contains(listed.getKey())) {
                findings.add("file-absent: " + listed.getKey());
            } else if (!Caller.sha256(files.get(listed.getKey())).equals(listed.getValue())) {
                findings.add("digest-mismatch: " + listed.getKey());
            }
        }
        data.stream()
                .filter(name -> !digests.containsKey(name))
                .forEach(name -> findings.add("file-unlisted: " + name));
    }

    /** File name → digest; the root may be called what it likes, as the document's example has no proper one. */
    private Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(files.get(MANIFEST)));
            NodeList entries = document.getElementsByTagName("file");
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                if (digests.put(text(entry, "filename"), text(entry, "digest")) != null) {
                    findings.add("listed-twice: " + text(entry, "filename"));
                }
            }
        } catch (SAXException | IOException e) {
            findings.add("manifest-unreadable: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return digests;
    }

    private static String text(Element entry, String name) throws IOException {
        NodeList found = entry.getElementsByTagName(name);
        if (found.getLength() != 1) {
            throw new IOException("a file without one " + name);
        }
        return found.item(0).getTextContent().strip();
    }

    private void checkSignature() {
        String pem = new String(files.get(CERTIFICATE), StandardCharsets.ISO_8859_1);
        if (!pem.startsWith("-----BEGIN CERTIFICATE-----")) {
            findings.add("certificate-no-pem");
            return;
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(files.get(CERTIFICATE)));
            signer = certificate.getSubjectX500Principal().getName();
            if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
                    || key.getModulus().bitLength() < SHORTEST_KEY) {
                findings.add("key-short-or-not-rsa");
            }
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(certificate.getPublicKey());
            signature.update(files.get(MANIFEST));
            if (!signature.verify(files.get(SIGNATURE))) {
                findings.add("signature-wrong");
            }
        } catch (CertificateException e) {
            findings.add("certificate-no-pem");
        } catch (GeneralSecurityException e) {
            findings.add("signature-wrong");
        }
    }
}
