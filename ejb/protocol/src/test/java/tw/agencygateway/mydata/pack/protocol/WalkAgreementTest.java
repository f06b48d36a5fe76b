package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.CLIENT;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.HOUSEHOLD;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A package means the same unpacked in one go as spooled, whatever is done to one of its zips. */
class WalkAgreementTest extends PackageVerification {
    private static Arguments good(String what, BiConsumer<RawZip, RawZip.Entry> change) {
        return Arguments.of(what, change, Verdict.VERIFIED);
    }

    private static Arguments bad(String what, BiConsumer<RawZip, RawZip.Entry> change) {
        return Arguments.of(what, change, Verdict.REJECTED);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                good("nothing", (zip, entry) -> {}),
                good("descriptor", (zip, entry) -> entry.withDescriptor(false)),
                good("signed descriptor", (zip, entry) -> entry.withDescriptor(true)),
                good("folder", (zip, entry) -> zip.deflated("folder/", new byte[0])),
                good(
                        "folder's descriptor",
                        (zip, entry) -> zip.deflated("f/", new byte[0]).withDescriptor(true)),
                good("extra fields", (zip, entry) -> entry.localExtra = new byte[] {7, 7, 1, 0, 1}),
                bad("stored folder with content", (zip, entry) -> zip.stored("folder/", new byte[1])),
                bad("deflated folder with content", (zip, entry) -> zip.deflated("folder/", new byte[1])),
                bad("folder that hides its content", (zip, entry) -> {
                    RawZip.Entry folder = zip.stored("folder/", new byte[6]);
                    folder.method = 8;
                    folder.size = folder.localSize = folder.crc = folder.localCrc = 0;
                }),
                bad("bytes before", (zip, entry) -> zip.before = new byte[1]),
                bad("bytes after", (zip, entry) -> zip.after = new byte[1]),
                bad("a gap", (zip, entry) -> entry.gap = new byte[1]),
                bad("bytes before the directory", (zip, entry) -> zip.beforeDirectory = new byte[1]),
                bad("bytes after the directory", (zip, entry) -> zip.afterDirectory = new byte[1]),
                bad("a hidden entry", (zip, entry) -> entry.gap = Arrays.copyOf(zip.bytes(), 60)),
                bad("a zip in the comment", (zip, entry) -> zip.comment = Zips.stored(Map.of("o", new byte[1]))),
                bad("wrong count", (zip, entry) -> zip.countChange = -1),
                bad("wrong offset", (zip, entry) -> zip.offsetChange = 1),
                bad("other local name", (zip, entry) -> entry.localName = utf8("other")),
                bad("other local method", (zip, entry) -> entry.localMethod = 8 - entry.method),
                bad("other flags", (zip, entry) -> entry.localFlags = 0),
                bad("encryption", (zip, entry) -> entry.flags |= 1),
                bad("wrong checksum", (zip, entry) -> entry.crc = entry.localCrc = 7),
                bad("wrong size", (zip, entry) -> entry.size = entry.localSize = 1),
                bad("longer packed", (zip, entry) -> {
                    entry.packed = Arrays.copyOf(entry.packed, entry.packed.length + 1);
                    entry.packedSize = entry.localPackedSize = entry.packed.length;
                }),
                bad("wrong descriptor", (zip, entry) -> entry.withDescriptor(true).descriptor[5]++),
                bad("name twice", (zip, entry) -> zip.entries.add(entry)),
                bad("entries that share bytes", (zip, entry) -> {
                    RawZip.Entry other = zip.stored("other", entry.packed);
                    other.offset = 0;
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_changed_zip_means_the_same(String what, BiConsumer<RawZip, RawZip.Entry> change, Verdict verdict)
            throws Exception {
        for (boolean deflated : new boolean[] {true, false}) {
            RawZip nested = zip(packages.signedFiles(), deflated);
            RawZip outer = zip(outerFiles(nested.bytes()), deflated);
            change.accept(outer, outer.entries.get(0));
            assertThat(verdictOfBoth(outer.bytes())).isEqualTo(verdict);

            change.accept(nested, nested.entries.get(0));
            assertThat(verdictOfBoth(zip(outerFiles(nested.bytes()), deflated).bytes()))
                    .isEqualTo(verdict);
        }
    }

    @Test
    void changed_bytes_mean_the_same() throws Exception {
        byte[] good = zip(outerFiles(zip(packages.signedFiles(), true).bytes()), false)
                .bytes();
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            byte[] changed = good.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            verdictOfBoth(changed);
        }
    }

    private static RawZip zip(Map<String, byte[]> files, boolean deflated) {
        RawZip zip = new RawZip();
        files.forEach((name, content) -> {
            if (deflated) {
                zip.deflated(name, content);
            } else {
                zip.stored(name, content);
            }
        });
        return zip;
    }

    private Map<String, byte[]> outerFiles(byte[] nested) {
        return new TreeMap<>(Map.of(
                "META-INFO/manifest.xml",
                utf8("<files>" + String.join("", packages.items) + "</files>"),
                HOUSEHOLD + ".zip",
                nested));
    }

    /** Verifies a MyData package in both ways and gives the verdict, which with all that was found and stored is that of both. */
    private Verdict verdictOfBoth(byte[] myDataPackage) throws IOException {
        PackageVerifier verifier = new PackageVerifier(packages.trust());
        MemoryStore spooledStore = new MemoryStore();
        MemoryStore walkedStore = new MemoryStore();
        String jwe = JweWriter.jwe(JweTest.KEY, JweTest.IV, TestPackages.envelope(CLIENT + ".zip", myDataPackage));

        VerificationReport spooled =
                verifier.verifyMyDataPackage(MemoryStore.channel(myDataPackage), packages.request(), spooledStore);
        VerificationReport walked = verifier.verify(raw(jwe), JweTest.KEY, packages.request(), walkedStore);

        assertThat(walked.verdict()).isEqualTo(spooled.verdict());
        assertThat(walked.findings()).isEqualTo(spooled.findings());
        assertThat(walked.files()).hasSameSizeAs(spooled.files());
        for (int i = 0; i < walked.files().size(); i++) {
            StoredFile one = walked.files().get(i);
            StoredFile other = spooled.files().get(i);
            assertThat(one.fileName()).isEqualTo(other.fileName());
            assertThat(one.sha256()).isEqualTo(other.sha256());
            assertThat(walkedStore.objects.get(one.objectName()))
                    .isEqualTo(spooledStore.objects.get(other.objectName()));
        }
        return walked.verdict();
    }
}
