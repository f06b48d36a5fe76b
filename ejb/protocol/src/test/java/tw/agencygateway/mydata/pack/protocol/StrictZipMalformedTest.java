package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictZipMalformedTest {
    private final RawZip zip = new RawZip();
    private final RawZip.Entry first = zip.deflated("first.txt", new byte[500]);
    private final RawZip.Entry second = zip.stored("second.txt", new byte[50]);

    @Nested
    class Layout {
        @Test
        void bytes_before_after_and_between_are_refused() {
            zip.before = new byte[1];
            assertRefused(FindingCode.ZIP_MALFORMED);
            zip.before = new byte[0];
            zip.after = new byte[1];
            assertRefused(FindingCode.ZIP_MALFORMED);
            zip.after = new byte[0];
            first.gap = new byte[1];
            assertRefused(FindingCode.ZIP_MALFORMED);
            first.gap = new byte[0];
            zip.beforeDirectory = new byte[1];
            assertRefused(FindingCode.ZIP_MALFORMED);
            zip.beforeDirectory = new byte[0];
            zip.afterDirectory = new byte[1];
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void a_comment_is_refused() {
            zip.comment = new byte[] {'x'};
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void a_second_zip_in_the_comment_is_refused() {
            zip.comment = Zips.stored(Map.of("other", new byte[1]));
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void a_wrong_count_size_or_offset_is_refused() {
            for (int change : new int[] {-1, 1}) {
                zip.countChange = change;
                assertRefused(FindingCode.ZIP_MALFORMED);
                zip.countChange = 0;
                zip.sizeChange = change;
                assertRefused(FindingCode.ZIP_MALFORMED);
                zip.sizeChange = 0;
                zip.offsetChange = change;
                assertRefused(FindingCode.ZIP_MALFORMED);
                zip.offsetChange = change;
                zip.sizeChange = -change;
                assertRefused(FindingCode.ZIP_MALFORMED);
                zip.offsetChange = zip.sizeChange = 0;
            }
        }

        @Test
        void entries_that_share_their_bytes_are_refused() {
            second.offset = 0;
            second.name = first.name;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void an_entry_that_reaches_into_the_next_is_refused() {
            first.packedSize = first.localPackedSize += 20;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void an_entry_hidden_from_the_directory_is_refused() {
            byte[] hidden = zip.bytes();
            first.gap = Arrays.copyOf(hidden, 60);
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void zip64_is_refused() {
            first.extra = new byte[] {1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            assertRefused(FindingCode.ZIP_MALFORMED);
            first.extra = new byte[0];
            first.localExtra = new byte[] {1, 0, 0, 0};
            assertRefused(FindingCode.ZIP_MALFORMED);
            first.localExtra = new byte[0];
            first.packedSize = -1;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void broken_extra_fields_are_refused() {
            first.extra = new byte[] {7, 7, 9, 0, 1};
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void another_disk_is_refused() {
            first.disk = 1;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void every_truncation_is_refused() {
            byte[] whole = zip.bytes();
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> StrictZipTest.contents(cut)).isInstanceOf(MalformedZipException.class);
            }
        }

        @Test
        void changed_bytes_are_refused_or_change_nothing_that_is_read() throws Exception {
            byte[] whole = zip.bytes();
            Random random = new Random(1);
            for (int round = 0; round < 20_000; round++) {
                byte[] changed = whole.clone();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                try {
                    StrictZipTest.contents(changed);
                } catch (MalformedZipException e) {
                    assertThat(e.code().name()).startsWith("ZIP_");
                }
            }
        }
    }

    @Nested
    class Headers {
        @Test
        void another_local_name_is_refused() {
            first.localName = "First.txt".getBytes(StandardCharsets.UTF_8);
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void another_local_method_is_refused() {
            second.localMethod = 8;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void other_local_flags_are_refused() {
            first.localFlags = 0;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void other_local_sizes_and_checksums_are_refused() {
            first.localSize++;
            assertRefused(FindingCode.ZIP_MALFORMED);
            first.localSize--;
            first.localCrc++;
            assertRefused(FindingCode.ZIP_MALFORMED);
            first.localCrc--;
            first.localPackedSize = 0;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void a_descriptor_that_disagrees_is_refused(boolean signature) {
            first.withDescriptor(signature);
            first.descriptor[first.descriptor.length - 1]++;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void a_missing_descriptor_is_refused() {
            first.withDescriptor(true).descriptor = new byte[0];
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 1 << 6, 1 << 13})
        void encryption_is_refused(int flag) {
            first.flags |= flag;
            assertRefused(FindingCode.ZIP_ENCRYPTED);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 6, 9, 12, 14, 93, 95, 99})
        void other_methods_are_refused(int method) {
            first.method = method;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @Test
        void a_stored_entry_with_two_sizes_is_refused() {
            second.size = second.localSize = 49;
            assertRefused(FindingCode.ZIP_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(
                ints = {
                    0xa1ff << 16,
                    0x21ff << 16,
                    0x61ff << 16,
                    0x11ff << 16,
                    0xc1ff << 16,
                    0x41ff << 16,
                    0x10,
                    0x400,
                    8
                })
        void links_devices_and_the_like_are_refused(int attributes) {
            second.attributes = attributes;
            assertRefused(FindingCode.ZIP_SPECIAL_FILE);
        }

        @Test
        void a_folder_with_content_is_refused() {
            zip.stored("folder/", new byte[1]);
            assertRefused(FindingCode.ZIP_SPECIAL_FILE);
        }
    }

    @Nested
    class Content {
        @Test
        void a_wrong_checksum_is_refused() {
            first.crc = first.localCrc = 7;
            assertRefused(FindingCode.ZIP_CONTENT_MISMATCH);
        }

        @Test
        void more_or_less_than_the_stated_size_is_refused() {
            for (int size : new int[] {0, 1, 499, 501, 70_000}) {
                first.size = first.localSize = size;
                assertRefused(FindingCode.ZIP_CONTENT_MISMATCH);
            }
        }

        @Test
        void bytes_after_the_deflated_data_are_refused() {
            first.packed = Arrays.copyOf(first.packed, first.packed.length + 1);
            first.packedSize = first.localPackedSize = first.packed.length;
            assertRefused(FindingCode.ZIP_CONTENT_MISMATCH);
        }

        @Test
        void what_cannot_be_inflated_is_refused() {
            Arrays.fill(first.packed, (byte) 0xff);
            assertRefused(FindingCode.ZIP_CONTENT_MISMATCH);
        }

        @Test
        void a_deflated_entry_without_its_end_is_refused() {
            first.packed = Arrays.copyOf(first.packed, first.packed.length - 2);
            first.packedSize = first.localPackedSize = first.packed.length;
            assertRefused(FindingCode.ZIP_CONTENT_MISMATCH);
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../x",
                    "a/../x",
                    "a/..",
                    "..",
                    ".",
                    "./x",
                    "a/./x",
                    "/x",
                    "//x",
                    "a//x",
                    "\\x",
                    "a\\x",
                    "..\\x",
                    "C:x",
                    "c:/x",
                    "a\u0000.pdf",
                    "a\nb",
                    "a\u007fb",
                    "a\u0085b",
                    "a\u202efdp.exe",
                    "a\u2066b",
                    "a/b/c/d/e/f/g/h/i/j"
                })
        void names_that_could_leave_their_place_or_deceive_are_refused(String name) {
            zip.stored(name, new byte[1]);
            assertRefused(FindingCode.ZIP_UNSAFE_NAME);
        }

        @Test
        void empty_long_and_unreadable_names_are_refused() {
            for (byte[] name : new byte[][] {{}, new byte[600], {(byte) 0xff, (byte) 0xff}, {(byte) 0xa4}}) {
                RawZip.Entry entry = zip.stored("x", new byte[1]);
                entry.flags = 0;
                entry.name = entry.localName = name;
                assertRefused(FindingCode.ZIP_UNSAFE_NAME);
                zip.entries.remove(entry);
            }
        }

        @Test
        void big5_under_the_flag_for_utf_8_is_refused() throws Exception {
            RawZip.Entry entry = zip.stored("x", new byte[1]);
            entry.name = entry.localName = "戶籍".getBytes("MS950");
            assertRefused(FindingCode.ZIP_UNSAFE_NAME);
        }

        @ParameterizedTest
        @ValueSource(strings = {"first.txt", "FIRST.TXT", "first.txt/", "first.txt/x"})
        void a_name_twice_is_refused(String name) {
            zip.stored(name, new byte[0]);
            assertRefused(FindingCode.ZIP_DUPLICATE_NAME);
        }

        @Test
        void a_name_twice_in_two_compositions_is_refused() {
            zip.stored("\u00e9", new byte[0]);
            zip.stored("e\u0301", new byte[0]);
            assertRefused(FindingCode.ZIP_DUPLICATE_NAME);
        }

        @Test
        void a_folder_may_be_named_after_what_lies_in_it_but_not_twice() throws Exception {
            zip.stored("d/x", new byte[0]);
            zip.stored("d/", new byte[0]);
            assertThat(StrictZipTest.contents(zip.bytes())).hasSize(3);
            zip.stored("D/", new byte[0]);
            assertRefused(FindingCode.ZIP_DUPLICATE_NAME);
        }
    }

    @Nested
    class Limits {
        private final ZipLimits limits = new ZipLimits(3, 2 << 20, 3 << 20, 100, 2);

        @Test
        void a_bomb_is_refused_before_it_is_unpacked() {
            zip.deflated("bomb", new byte[2 << 20]);
            assertRefused(FindingCode.ZIP_LIMIT_EXCEEDED, limits);
        }

        @Test
        void a_small_file_may_be_packed_tightly() throws Exception {
            zip.deflated("zeros", new byte[1 << 20]);
            assertThat(StrictZip.open(MemoryStore.channel(zip.bytes()), limits).entries())
                    .hasSize(3);
        }

        @Test
        void too_many_entries_are_refused() {
            zip.stored("third", new byte[1]);
            zip.stored("fourth", new byte[1]);
            assertRefused(FindingCode.ZIP_LIMIT_EXCEEDED, limits);
        }

        @Test
        void too_large_an_entry_is_refused() {
            zip.stored("large", JweTest.random((2 << 20) + 1));
            assertRefused(FindingCode.ZIP_LIMIT_EXCEEDED, limits);
        }

        @Test
        void too_much_in_all_is_refused() {
            first.packed = JweTest.random(2 << 20);
            first.method = 0;
            first.packedSize = first.localPackedSize = first.size = first.localSize = 2 << 20;
            zip.stored("third", JweTest.random(1 << 20));
            assertRefused(FindingCode.ZIP_LIMIT_EXCEEDED, limits);
        }
    }

    private void assertRefused(FindingCode code) {
        assertRefused(code, ZipLimits.DEFAULT);
    }

    private void assertRefused(FindingCode code, ZipLimits limits) {
        byte[] bytes = zip.bytes();
        assertThatThrownBy(() -> {
                    StrictZip.open(MemoryStore.channel(bytes), limits);
                    StrictZipTest.contents(bytes);
                })
                .isInstanceOfSatisfying(
                        MalformedZipException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
