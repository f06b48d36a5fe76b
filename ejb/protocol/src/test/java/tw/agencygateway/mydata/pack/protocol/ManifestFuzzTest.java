package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ManifestFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void any_manifest_is_read_or_refused(byte[] input) {
        try {
            assertThat(MyDataManifest.parse(input).items())
                    .allSatisfy(item -> assertThat(item.code()).isBetween(100, 599));
        } catch (MalformedManifestException e) {
            assertThat(e).hasNoCause();
        }
        try {
            assertThat(DpManifest.parse(input).digests())
                    .allSatisfy((name, digest) -> assertThat(digest).matches("[0-9a-f]{64}"));
        } catch (MalformedManifestException e) {
            assertThat(e).hasNoCause();
        }
    }
}
