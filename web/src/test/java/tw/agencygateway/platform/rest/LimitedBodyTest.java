package tw.agencygateway.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {

    private static final int MOST = 1_000;

    @Test
    void readsAsMuchAsIsAllowed() {
        assertThat(LimitedBody.read(body(0), MOST))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        assertThat(LimitedBody.read(body(MOST), MOST))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(MOST));
    }

    @Test
    void refusesMore() {
        assertThat(LimitedBody.read(body(MOST + 1), MOST)).isEmpty();
    }

    @Test
    void refusesWhatBreaksOff() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client hung up");
            }
        };

        assertThat(LimitedBody.read(new SequenceInputStream(body(10), broken), MOST))
                .isEmpty();
    }

    private static InputStream body(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }
}
