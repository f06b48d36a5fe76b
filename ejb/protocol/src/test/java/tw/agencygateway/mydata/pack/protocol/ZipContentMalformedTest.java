package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Content that is not what was stated, or more than is allowed. */
class ZipContentMalformedTest extends ZipMalformedCase {
    private final ZipLimits limits = new ZipLimits(3, 2 << 20, 3 << 20, 100, 2);

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
