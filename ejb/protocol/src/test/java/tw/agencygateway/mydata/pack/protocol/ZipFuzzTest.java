package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

class ZipFuzzTest {
    private static final ZipLimits LIMITS = new ZipLimits(20, 1 << 20, 2 << 20, 200, 8);

    @FuzzTest(maxDuration = "1m")
    void any_zip_is_unpacked_within_the_limits_or_refused(byte[] input) throws IOException {
        try {
            StrictZip zip = StrictZip.open(MemoryStore.channel(input), LIMITS);
            assertThat(zip.entries()).hasSizeLessThanOrEqualTo(LIMITS.maxEntries());
            long total = 0;
            for (StrictZip.Entry entry : zip.entries()) {
                assertThat(entry.name()).doesNotContain("\\").doesNotStartWith("/");
                try (InputStream in = zip.open(entry)) {
                    long size = in.transferTo(OutputStream.nullOutputStream());
                    assertThat(size).isEqualTo(entry.size());
                    total += size;
                }
            }
            assertThat(total).isLessThanOrEqualTo(LIMITS.maxTotalBytes());
        } catch (MalformedZipException e) {
            assertThat(e).hasNoCause();
        }
    }
}
