package tw.agencygateway.sandbox.mydata.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.pki.Flaw;
import tw.agencygateway.sandbox.pki.Pem;
import tw.agencygateway.sandbox.pki.Signer;
import tw.agencygateway.sandbox.pki.SigningKey;
import tw.agencygateway.sandbox.pki.TestPki;
import tw.agencygateway.sandbox.registry.DataSet;

/** A DP package about to be made (SP §玖.五); misbehaviours change its fields. */
public final class DpDraft {
    static final String MANIFEST = "manifest.xml";
    static final String SIGNATURE = "manifest.sha256withrsa";
    static final String CERTIFICATE = "certificate.cer";

    /** Whether it is the first one of its MyData package. */
    final boolean first;

    /** Listed in the manifest, in this order. */
    final List<Archive.Entry> files;

    /** Listed, but not in the zip. */
    final Set<Archive.Entry> withheld = new HashSet<>();

    /** In the zip, but not listed. */
    final List<Archive.Entry> unlisted = new ArrayList<>();

    UnaryOperator<String> manifestBeforeSigning = UnaryOperator.identity();
    UnaryOperator<byte[]> manifestAfterSigning = UnaryOperator.identity();
    UnaryOperator<byte[]> signature = UnaryOperator.identity();
    UnaryOperator<byte[]> certificate = UnaryOperator.identity();

    /** The signature is one over the first file instead of the manifest. */
    boolean signsFirstFile;

    /** Where the three files lie. */
    String folder = "META-INFO/";

    Signer signer;

    /** Which of the signer's certificates. */
    Flaw flaw = Flaw.NONE;

    /** Which of its three files META-INFO has. */
    final Set<String> metaInfo = new LinkedHashSet<>(List.of(MANIFEST, SIGNATURE, CERTIFICATE));

    DpDraft(DataSet dataSet, List<Archive.Entry> files, boolean first) {
        this.files = new ArrayList<>(files);
        this.signer = Signer.of(dataSet.signer());
        this.first = first;
    }

    Content build(TestPki pki, String trap, Faults faults) throws IOException {
        List<Archive.Entry> entries = new ArrayList<>(files);
        entries.removeAll(withheld);
        entries.addAll(unlisted);
        makeMetaInfo(pki, trap, faults).forEach((name, bytes) -> {
            if (metaInfo.contains(name)) {
                entries.add(new Archive.Entry(folder + name, Content.of(bytes)));
            }
        });
        return new Archive(entries).bent("dp", faults);
    }

    private Map<String, byte[]> makeMetaInfo(TestPki pki, String trap, Faults faults) throws IOException {
        ManifestDraft manifest = new ManifestDraft("dp", trap, manifestBeforeSigning.apply(Manifest.ofFiles(files)));
        faults.bend(ManifestFault.class, manifest);
        byte[] signed = manifest.bytes();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try {
            SigningKey key = pki.signer(signer, flaw);
            parts.put(MANIFEST, manifestAfterSigning.apply(signed));
            parts.put(SIGNATURE, signature.apply(key.sign(signsFirstFile ? firstFile() : signed)));
            parts.put(CERTIFICATE, certificate.apply(Pem.of(key.certificate())));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return parts;
    }

    private byte[] firstFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        files.get(0).content().writeTo(bytes);
        return bytes.toByteArray();
    }
}
