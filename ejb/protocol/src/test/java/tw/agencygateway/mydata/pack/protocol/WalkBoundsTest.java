package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.CLIENT;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a walk over a hostile package may cost: it ends as soon as its memory or its unpacking goes beyond the bounds of all walks together. */
class WalkBoundsTest extends PackageVerification {
    private static final int PART = 256 * 1024;
    private static final int TOO_MANY_PARTS = 40;

    @Test
    void zips_without_a_directory_share_the_memory_of_one() {
        RawZip outer = new RawZip();
        for (int i = 0; i < TOO_MANY_PARTS; i++) {
            outer.deflated(i + ".zip", new byte[PART]);
        }

        assertAbandoned(outer.bytes());
    }

    @Test
    void zips_that_end_in_a_long_header_share_the_memory_of_one() {
        RawZip inner = new RawZip();
        inner.stored("x", new byte[0]).localExtra = new byte[0xffff];
        byte[] cut = Arrays.copyOf(inner.bytes(), 0xffff);
        RawZip outer = new RawZip();
        for (int i = 0; i < 4 * TOO_MANY_PARTS; i++) {
            outer.deflated(i + ".zip", cut);
        }

        assertAbandoned(outer.bytes());
    }

    @Test
    void such_a_package_is_refused_for_what_it_lacks() throws Exception {
        RawZip outer = new RawZip();
        for (int i = 0; i < TOO_MANY_PARTS; i++) {
            outer.deflated(i + ".zip", new byte[PART]);
        }
        String jwe = JweWriter.jwe(JweTest.KEY, JweTest.IV, TestPackages.envelope(CLIENT + ".zip", outer.bytes()));

        assertRejected(verify(jwe), FindingCode.MANIFEST_MISSING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_content_of_a_folder_is_not_unpacked(boolean nested) {
        RawZip zip = new RawZip();
        zip.deflated("folder/", new byte[1]);
        RawZip outer = new RawZip();
        outer.deflated("x.zip", zip.bytes());

        assertAbandoned(nested ? outer.bytes() : zip.bytes());
    }

    @Test
    void all_walks_share_what_may_be_unpacked() throws Exception {
        ZipLimits limits = new ZipLimits(10, 1_000, 1_000, 200, 8);
        WalkBudget budget = new WalkBudget(limits);
        byte[] zip = Zips.deflated(Map.of("a", new byte[900]));
        for (int i = 0; i < 2; i++) {
            new ZipWalk(limits, budget, new byte[100], (name, offset) -> OutputStream.nullOutputStream()).write(zip);
        }

        ZipWalk third = new ZipWalk(limits, budget, new byte[100], (name, offset) -> OutputStream.nullOutputStream());
        assertThatThrownBy(() -> third.write(zip)).isInstanceOf(WalkAbandonedException.class);
    }

    /** Each stream into the vault holds buffers. */
    @Test
    void a_file_that_is_written_holds_no_stream() throws Exception {
        List<WeakReference<OutputStream>> streams = new ArrayList<>();
        PackageStore watched = new PackageStore() {
            @Override
            public OutputStream create(String name) {
                OutputStream stream = new FilterOutputStream(store.create(name));
                streams.add(new WeakReference<>(stream));
                return stream;
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
        byte[] outer = Zips.deflated(Map.of("x.zip", Zips.deflated(Map.of("a", new byte[9], "b", new byte[9]))));

        try (Workspace workspace = new Workspace(watched, ZipLimits.DEFAULT);
                WalkedZip zip = WalkedZip.myDataPackage(workspace)) {
            zip.input().write(outer);
            System.gc();
            assertThat(streams)
                    .hasSize(2)
                    .allSatisfy(stream -> assertThat(stream.refersTo(null)).isTrue());
            zip.finish();
        }
    }

    private void assertAbandoned(byte[] outer) {
        try (Workspace workspace = new Workspace(store, ZipLimits.DEFAULT);
                WalkedZip zip = WalkedZip.myDataPackage(workspace)) {
            assertThatThrownBy(() -> zip.input().write(outer)).isInstanceOf(WalkAbandonedException.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
