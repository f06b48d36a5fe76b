package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.CLIENT;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.HOUSEHOLD;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two ways to unpack: in one go, and from a spool. */
class PackageWalkTest extends PackageVerification {
    private final List<String> created = new ArrayList<>();
    private final PackageStore recording = new PackageStore() {
        @Override
        public OutputStream create(String name) {
            created.add(name);
            return store.create(name);
        }

        @Override
        public SeekableByteChannel open(String name) throws IOException {
            return store.open(name);
        }

        @Override
        public void delete(String name) {
            store.delete(name);
        }
    };

    private VerificationReport verify(byte[] myDataPackage) throws IOException {
        String jwe = JweWriter.jwe(JweTest.KEY, JweTest.IV, TestPackages.envelope(CLIENT + ".zip", myDataPackage));
        return new PackageVerifier(packages.trust()).verify(raw(jwe), JweTest.KEY, packages.request(), recording);
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("META-INFO/", new byte[0]);
        files.put("META-INFO/manifest.xml", utf8("<files>" + String.join("", packages.items) + "</files>"));
        files.put(HOUSEHOLD + ".zip", Zips.deflated(packages.signedFiles()));
        return files;
    }

    @Test
    void a_good_package_is_unpacked_in_one_go_whether_deflated_or_stored() throws Exception {
        assertThat(verify(Zips.deflated(files())).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(created).containsExactly("file-1", "file-2");
        created.clear();

        assertThat(verify(Zips.stored(files())).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(created).containsExactly("file-1", "file-2");
    }

    /** Where a stored entry ends is known from the directory alone. */
    @Test
    void a_good_package_that_cannot_be_walked_is_spooled() throws Exception {
        RawZip zip = new RawZip();
        files().forEach((name, content) -> zip.stored(name, content).withDescriptor(true));
        store.objects.put("package", new byte[9]);
        store.objects.put("dp-2", new byte[9]);

        assertThat(verify(zip.bytes()).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(created).containsExactly("package", "dp-2", "file-1", "file-2");
        assertThat(store.objects).containsOnlyKeys("file-1", "file-2");
    }

    @Test
    void what_was_unpacked_of_a_bad_package_does_not_stay() throws Exception {
        Map<String, byte[]> files = files();
        files.put("unlisted.zip", Zips.deflated(packages.data));

        assertRejected(verify(Zips.deflated(files)), FindingCode.FILE_NOT_LISTED);
        assertThat(created).startsWith("file-1", "file-2", "file-3", "file-4", "package");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 100_000})
    void a_zip_may_come_in_pieces_of_any_size(int piece) throws Exception {
        Map<String, byte[]> content = new LinkedHashMap<>();
        content.put("empty", new byte[0]);
        content.put("folder/", new byte[0]);
        content.put("folder/數字", utf8("1234567890".repeat(50)));

        for (byte[] zip : List.of(Zips.deflated(content), Zips.stored(content), Zips.deflated(Map.of()))) {
            Map<Long, ByteArrayOutputStream> unpacked = new LinkedHashMap<>();
            ZipWalk walk = walk(ZipLimits.DEFAULT, (name, offset) -> {
                unpacked.put(offset, new ByteArrayOutputStream());
                return unpacked.get(offset);
            });
            for (int at = 0; at < zip.length; at += piece) {
                walk.write(zip, at, Math.min(piece, zip.length - at));
            }

            for (StrictZip.Entry entry : walk.finish().entries()) {
                assertThat(unpacked.get(entry.dataOffset()).toByteArray()).isEqualTo(content.get(entry.name()));
            }
        }
    }

    @Test
    void nothing_grows_beyond_the_limits() {
        byte[] bomb = Zips.deflated(Map.of("a", new byte[10 << 20]));
        byte[] noDirectory = new byte[10 << 20];

        assertAbandoned(ZipLimits.DEFAULT, bomb);
        assertAbandoned(new ZipLimits(10, 1_000, 2_000, 10_000, 8), bomb);
        assertAbandoned(ZipLimits.DEFAULT, noDirectory);
    }

    private static void assertAbandoned(ZipLimits limits, byte[] zip) {
        ZipWalk walk = walk(limits, (name, offset) -> OutputStream.nullOutputStream());
        assertThatThrownBy(() -> walk.write(zip)).isInstanceOf(WalkAbandonedException.class);
    }

    private static ZipWalk walk(ZipLimits limits, ZipWalk.Target target) {
        return new ZipWalk(limits, new WalkBudget(limits), new byte[1_000], target);
    }
}
