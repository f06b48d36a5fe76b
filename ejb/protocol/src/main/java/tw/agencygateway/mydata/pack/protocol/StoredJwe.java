package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;

/**
 * A JWE as it is kept: the very text that was received, in the blocks of {@link JweSplitter}, of which nearly all are the bytes that their
 * Base64url stands for. That is a quarter less to make durable and to read again.
 *
 * <pre>{ length, 4 bytes, big-endian; block }      length &gt; 0: characters; &lt; 0: so many bytes, which came as Base64url</pre>
 *
 * What begins with an ASCII character is the JWE itself, as earlier versions kept it.
 */
final class StoredJwe {
    private final InputStream in;
    private final byte[] head = new byte[Integer.BYTES];
    private final byte[] block = new byte[Base64Text.BLOCK];

    private StoredJwe(InputStream in) {
        this.in = in;
    }

    /** @param stored from its first byte; stays the caller's to close */
    static StoredJwe read(InputStream stored) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(stored);
        int first = whole.read();
        if (first >= 0) {
            whole.unread(first);
        }
        boolean isText = first > 0 && first <= Byte.MAX_VALUE;
        return new StoredJwe(isText ? new BlocksOfText(whole) : whole);
    }

    /**
     * Hands on the next block.
     *
     * @return false when there is none
     */
    boolean next(JweBlocks blocks) throws IOException {
        int read = in.readNBytes(head, 0, head.length);
        if (read == 0) {
            return false;
        }
        int signed = ByteBuffer.wrap(head).getInt();
        int length = Math.abs(signed);
        boolean sound = read == head.length && length > 0 && length <= block.length;
        if (!sound || in.readNBytes(block, 0, length) != length) {
            throw new DamagedJweException();
        }
        if (signed > 0) {
            blocks.text(block, length);
        } else {
            blocks.decoded(block, length);
        }
        return true;
    }

    /**
     * Reads the rest of it for its form.
     *
     * @param secretKey as {@link ParameterCodec#secretKey} gives it
     */
    SealedJwe sealed(byte[] secretKey) throws IOException {
        JweForm form = new JweForm(secretKey);
        boolean more = next(form);
        while (more) {
            more = next(form);
        }
        return form.finish();
    }

    /** Writes blocks in this form. */
    static JweBlocks writer(OutputStream out) {
        return new JweBlocks() {
            @Override
            public void text(byte[] characters, int length) throws IOException {
                write(length, characters, length);
            }

            @Override
            public void decoded(byte[] bytes, int length) throws IOException {
                write(-length, bytes, length);
            }

            private void write(int head, byte[] bytes, int length) throws IOException {
                out.write(ByteBuffer.allocate(Integer.BYTES).putInt(head).array());
                out.write(bytes, 0, length);
            }
        };
    }

    /** It is not in this form, or breaks off: the store's fault and nobody else's. */
    static final class DamagedJweException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedJweException() {
            super("the stored JWE is damaged");
        }
    }

    /** The text of a JWE, given in this form. */
    private static final class BlocksOfText extends InputStream {
        private final InputStream text;
        private final byte[] characters = new byte[Base64Text.BLOCK];
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final JweSplitter splitter = new JweSplitter(writer(written));
        private InputStream blocks = InputStream.nullInputStream();
        private boolean ended;

        BlocksOfText(InputStream text) {
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = blocks.read(target, offset, length);
            while (read < 0 && !ended) {
                splitMore();
                read = blocks.read(target, offset, length);
            }
            return read;
        }

        private void splitMore() throws IOException {
            int count = text.read(characters);
            if (count < 0) {
                splitter.close();
                ended = true;
            } else {
                splitter.write(characters, 0, count);
            }
            blocks = new ByteArrayInputStream(written.toByteArray());
            written.reset();
        }
    }
}
