package tw.agencygateway.platform.rest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;

/** A request whose body was gathered before its reader asks for it. */
final class BufferedRequest extends HttpServletRequestWrapper {

    private final ArrivingBody body;
    private ServletInputStream input;

    BufferedRequest(HttpServletRequest request, ArrivingBody body) {
        super(request);
        this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
        if (input == null) {
            input = new BufferedInput(new ByteArrayInputStream(body.bytes()));
        }
        return input;
    }

    private static final class BufferedInput extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        BufferedInput(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            return bytes.read(to, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is read by blocking, which does not block here");
        }
    }
}
