package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.pack.protocol.DpPackageWriter.Content;
import tw.agencygateway.pki.protocol.TestPki;

/** What the writer writes, as this product's verifier and the JDK see it. */
class DpPackageWriterTest extends PackageVerification {
    private final Map<String, Content> files = new LinkedHashMap<>();

    DpPackageWriterTest() {
        file("API.household.json", utf8("{\"a\":1}"));
        file("戶籍資料<&>𠮷.pdf", utf8("%PDF"));
    }

    private void file(String name, byte[] content) {
        files.put(name, out -> out.write(content));
    }

    @Test
    void a_signed_package_is_verified() throws Exception {
        VerificationReport report = verifyDp(write(signer()), SignaturePolicy.REQUIRED);

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(codes(report)).contains(FindingCode.SIGNATURE_VERIFIED);
        assertThat(report.files()).extracting(StoredFile::fileName).containsExactlyElementsOf(files.keySet());
        assertThat(store.objects.values()).contains(utf8("{\"a\":1}"), utf8("%PDF"));
    }

    @Test
    void a_package_within_a_mydata_package_is_verified() throws Exception {
        packages.packages.put(TestPackages.HOUSEHOLD + ".zip", write(signer()));

        VerificationReport report = verify();

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void a_package_without_a_signer_has_no_meta_inf() throws Exception {
        byte[] zip = write(Optional.empty());

        assertThat(names(zip)).containsExactlyElementsOf(files.keySet());
        assertThat(codes(verifyDp(zip, SignaturePolicy.NOT_REQUIRED))).containsExactly(FindingCode.SIGNATURE_ABSENT);
    }

    @Test
    void entries_stand_in_the_given_order_and_the_same_input_gives_the_same_bytes() throws Exception {
        byte[] zip = write(signer());

        assertThat(names(zip))
                .containsExactly(
                        "API.household.json",
                        "戶籍資料<&>𠮷.pdf",
                        "META-INFO/manifest.xml",
                        "META-INFO/manifest.sha256withrsa",
                        "META-INFO/certificate.cer");
        assertThat(write(signer())).isEqualTo(zip);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 3 << 20, 12 << 20})
    void what_can_be_squeezed_to_nothing_is_not_taken_for_a_bomb(int length) throws Exception {
        file("zeros.csv", new byte[length + 1]);
        byte[] rows = utf8("{\"年度\":110,\"所得\":null},\n".repeat(length / 30));
        files.put("rows.json", out -> {
            for (int at = 0; at < rows.length; at += 8_192) {
                out.write(rows, at, Math.min(8_192, rows.length - at));
            }
        });

        VerificationReport report = verifyDp(write(signer()), SignaturePolicy.REQUIRED);

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void what_can_be_squeezed_well_is_squeezed() throws Exception {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder();
        while (rows.length() < 4 << 20) {
            rows.append("{\"year\":110,\"kind\":\"薪資\",\"amount\":")
                    .append(random.nextInt(100_000))
                    .append("},\n");
        }
        byte[] json = utf8(rows.toString());
        files.clear();
        file("rows.json", json);

        assertThat(write(Optional.empty()).length).isLessThan(json.length / 7);
    }

    @Test
    void a_name_for_which_a_reader_would_refuse_the_package_is_refused() {
        for (String name : List.of(
                "",
                "/a",
                "../a",
                "a//b",
                "a/",
                "C:a",
                "a\\b",
                "a\nb",
                " a",
                "a ",
                "a\uffff",
                "a\u202eb",
                "x".repeat(513),
                "1/2/3/4/5/6/7/8/9/a",
                "META-INFO/a",
                "meta-info/manifest.xml",
                "API.HOUSEHOLD.json",
                "API.household.json/a")) {
            files.put(name, out -> out.write(1));
            assertThatThrownBy(() -> write(Optional.empty())).as(name).isInstanceOf(MalformedZipException.class);
            files.remove(name);
        }
    }

    @Test
    void more_than_a_package_may_hold_is_refused() {
        files.putAll(IntStream.range(0, 999).boxed().collect(Collectors.toMap(i -> "file-" + i, i ->
                (Content) out -> out.write(1))));
        assertThatThrownBy(() -> write(Optional.empty())).isInstanceOf(MalformedZipException.class);

        files.clear();
        byte[] megabyte = new byte[1 << 20];
        files.put("endless.pdf", out -> {
            for (int i = 0; i < 1_025; i++) {
                out.write(megabyte);
            }
        });
        assertThatThrownBy(() -> DpPackageWriter.write(OutputStream.nullOutputStream(), files, Optional.empty(), NOW))
                .isInstanceOf(MalformedZipException.class);
    }

    @Test
    void nothing_is_no_package() {
        files.clear();
        assertThatThrownBy(() -> write(Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void half_a_package_does_not_look_like_a_whole_one() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.put("broken.json", stream -> {
            throw new IOException("source");
        });

        assertThatThrownBy(() -> DpPackageWriter.write(out, files, Optional.empty(), NOW))
                .hasMessage("source");
        assertThatThrownBy(() -> names(out.toByteArray())).isInstanceOf(MalformedZipException.class);
    }

    @Test
    void a_signer_has_a_strong_rsa_key_and_its_own_certificate() {
        TestPki.Holder weak =
                TestPki.issue(packages.root, TestPki.signer("Weak").withKeys(TestPki.generate("RSA", 1_024)));
        TestPki.Holder curve =
                TestPki.issue(packages.root, TestPki.signer("Curve").withKeys(TestPki.generate("EC", 256)));
        KeyPair other = TestPki.rsa("Other");

        assertThatThrownBy(() -> signer(weak)).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> signer(curve)).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> signer(new TestPki.Holder(packages.signer.certificate(), other.getPrivate())))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage("the certificate is for another key");
    }

    @Test
    void a_manifest_is_read_as_it_was_written() throws Exception {
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("z<&>\"'.json", "ab".repeat(32));
        digests.put("資料 𠮷.pdf", "cd".repeat(32));

        DpManifest read = DpManifest.parse(new DpManifest(digests).write());

        assertThat(read.digests()).containsExactlyEntriesOf(digests);
    }

    private Optional<PackageSigner> signer() throws Exception {
        return Optional.of(signer(packages.signer));
    }

    private static PackageSigner signer(TestPki.Holder holder) throws Exception {
        return new PackageSigner(holder.key(), holder.certificate(), Security.getProvider("SunRsaSign"));
    }

    private byte[] write(Optional<PackageSigner> signer) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DpPackageWriter.write(out, files, signer, NOW);
        return out.toByteArray();
    }

    private VerificationReport verifyDp(byte[] zip, SignaturePolicy policy) throws IOException {
        return new PackageVerifier(packages.trust())
                .verifyDpPackage(
                        MemoryStore.channel(zip), TestPackages.HOUSEHOLD, policy, ZipLimits.DEFAULT, NOW, store);
    }

    private static List<String> names(byte[] zip) throws IOException {
        return StrictZip.open(MemoryStore.channel(zip), ZipLimits.DEFAULT).entries().stream()
                .map(StrictZip.Entry::name)
                .toList();
    }
}
