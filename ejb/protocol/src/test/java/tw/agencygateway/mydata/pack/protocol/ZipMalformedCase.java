package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A zip of two entries, of which a test makes something else. */
abstract class ZipMalformedCase {
    final RawZip zip = new RawZip();
    final RawZip.Entry first = zip.deflated("first.txt", new byte[500]);
    final RawZip.Entry second = zip.stored("second.txt", new byte[50]);

    void assertRefused(FindingCode code) {
        assertRefused(code, ZipLimits.DEFAULT);
    }

    void assertRefused(FindingCode code, ZipLimits limits) {
        byte[] bytes = zip.bytes();
        assertThatThrownBy(() -> {
                    StrictZip.open(MemoryStore.channel(bytes), limits);
                    StrictZipTest.contents(bytes);
                })
                .isInstanceOfSatisfying(
                        MalformedZipException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
