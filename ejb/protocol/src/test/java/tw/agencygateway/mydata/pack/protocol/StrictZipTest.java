package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictZipTest {
    private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

    static {
        FILES.put("資料/", new byte[0]);
        FILES.put("資料/戶籍.json", "{}".getBytes());
        FILES.put("empty.txt", new byte[0]);
        FILES.put("META-INFO/manifest.xml", "<files/>".getBytes());
        FILES.put("large.bin", JweTest.random(300_000));
    }

    @Test
    void deflated_entries_with_descriptors_are_read() throws Exception {
        assertReads(Zips.deflated(FILES));
    }

    @Test
    void stored_entries_are_read() throws Exception {
        assertReads(Zips.stored(FILES));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void descriptors_with_and_without_signature_are_read(boolean signature) throws Exception {
        RawZip zip = new RawZip();
        zip.deflated("a", new byte[1_000]).withDescriptor(signature);
        zip.stored("b", new byte[10]).withDescriptor(signature);
        zip.deflated("c", new byte[0]).withDescriptor(signature);

        assertThat(contents(zip.bytes())).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void big5_names_are_read_where_the_flag_for_utf_8_is_not_set() throws Exception {
        Map<String, byte[]> files = Map.of("戶籍資料.pdf", new byte[] {1});

        assertThat(contents(Zips.named(Charset.forName("MS950"), files))).containsOnlyKeys("戶籍資料.pdf");
    }

    @Test
    void utf_8_names_are_read_though_the_flag_is_not_set() throws Exception {
        RawZip zip = new RawZip();
        zip.stored("戶籍資料.pdf", new byte[1]).flags = 0;

        assertThat(contents(zip.bytes())).containsOnlyKeys("戶籍資料.pdf");
    }

    @Test
    void unix_files_and_folders_are_read() throws Exception {
        RawZip zip = new RawZip();
        zip.stored("d/", new byte[0]).attributes = 0x41ed << 16 | 0x10;
        zip.stored("d/f", new byte[1]).attributes = 0x81a4 << 16;

        assertThat(contents(zip.bytes())).containsOnlyKeys("d/f");
    }

    @Test
    void an_empty_zip_has_no_entries() throws Exception {
        assertThat(contents(new RawZip().bytes())).isEmpty();
    }

    @Test
    void entries_may_be_read_in_turns() throws Exception {
        StrictZip zip = open(Zips.deflated(FILES));
        try (InputStream one = zip.open(zip.entry("large.bin").orElseThrow());
                InputStream other = zip.open(zip.entry("資料/戶籍.json").orElseThrow())) {
            byte[] start = one.readNBytes(1_000);
            assertThat(other.readAllBytes()).isEqualTo("{}".getBytes());
            assertThat(start).isEqualTo(java.util.Arrays.copyOf(FILES.get("large.bin"), 1_000));
            assertThat(one.readAllBytes()).hasSize(299_000);
        }
    }

    @Test
    void entries_may_lie_in_another_order_than_the_directory_says() throws Exception {
        RawZip inOrder = new RawZip();
        inOrder.stored("a", new byte[] {1});
        inOrder.stored("b", new byte[] {2, 3});
        RawZip zip = new RawZip();
        RawZip.Entry b = zip.stored("b", new byte[] {2, 3});
        RawZip.Entry a = zip.stored("a", new byte[] {1});
        byte[] bytes = zip.bytes();
        int directory = bytes.length - 22 - 2 * 47;
        byte[] first = java.util.Arrays.copyOfRange(bytes, directory, directory + 47);
        System.arraycopy(bytes, directory + 47, bytes, directory, 47);
        System.arraycopy(first, 0, bytes, directory + 47, 47);

        assertThat(open(bytes).entries()).extracting(StrictZip.Entry::name).containsExactly("a", "b");
        assertThat(contents(bytes))
                .containsOnlyKeys("a", "b")
                .containsEntry("b", b.packed)
                .containsEntry("a", a.packed);
    }

    private static void assertReads(byte[] bytes) throws IOException {
        Map<String, byte[]> contents = contents(bytes);
        assertThat(contents).containsOnlyKeys("資料/戶籍.json", "empty.txt", "META-INFO/manifest.xml", "large.bin");
        contents.forEach((name, content) -> assertThat(content).isEqualTo(FILES.get(name)));
    }

    static StrictZip open(byte[] bytes) throws IOException {
        return StrictZip.open(MemoryStore.channel(bytes), ZipLimits.DEFAULT);
    }

    static Map<String, byte[]> contents(byte[] bytes) throws IOException {
        StrictZip zip = open(bytes);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (StrictZip.Entry entry : zip.entries()) {
            try (InputStream in = zip.open(entry)) {
                contents.put(entry.name(), in.readAllBytes());
            }
        }
        return contents;
    }
}
