package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;

class EnvelopeFuzzTest {
    private static final int MOST_IN_FRONT = "application/zip;data:".length();

    /** The same is read from a stream that gives one byte at a time; never more comes out than goes in. */
    @FuzzTest(maxDuration = "1m")
    void any_json_is_read_or_refused(byte[] input) throws IOException {
        String read = read(new ByteArrayInputStream(input), input.length);

        assertThat(read(new OneByOne(input), input.length)).isEqualTo(read);
        assertThat(read(new ByteArrayInputStream(withData(input)), withData(input).length))
                .isEqualTo("a.zip " + HexFormat.of().formatHex(input));
    }

    private static String read(InputStream in, int length) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try {
            String filename = PackageEnvelope.read(in, zip);
            assertThat(zip.size()).isLessThanOrEqualTo(Math.max(0, length - MOST_IN_FRONT));
            return filename + " " + HexFormat.of().formatHex(zip.toByteArray());
        } catch (MalformedEnvelopeException e) {
            return "refused";
        }
    }

    private static byte[] withData(byte[] zip) {
        return TestPackages.utf8("{\"data\":\"application\\/zip;data:"
                + Base64.getEncoder().encodeToString(zip).replace("/", "\\/") + "\",\"filename\":\"a.zip\"}");
    }

    private static final class OneByOne extends ByteArrayInputStream {
        OneByOne(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(1, length));
        }
    }
}
