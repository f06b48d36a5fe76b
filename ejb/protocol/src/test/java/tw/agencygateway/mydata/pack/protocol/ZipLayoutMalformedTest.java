package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that are no entry's, and entries that are not where the directory says. */
class ZipLayoutMalformedTest extends ZipMalformedCase {
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
