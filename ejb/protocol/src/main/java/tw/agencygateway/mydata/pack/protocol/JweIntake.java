package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes in a compact JWE as its bytes arrive, in constant memory: keeps them, each block before anything is made of it, in the form of
 * {@link StoredJwe}, and reads their form on the way. Whatever the content, writing throws only what the store does; {@link #finish()}
 * tells the rest. The tag is compared where the ciphertext is decrypted, see {@link SealedJwe}: not over the bytes that came, but over those
 * that the store gives back.
 */
public final class JweIntake extends OutputStream {
    private final OutputStream stored;
    private final JweForm form;
    private final JweSplitter splitter;

    /**
     * Begins an intake.
     *
     * @param secretKey the transaction's secret_key, 32 bytes, as {@link ParameterCodec#secretKey} gives it
     * @param stored where it is kept, closed with this stream
     */
    public JweIntake(byte[] secretKey, OutputStream stored) {
        this.stored = stored;
        this.form = new JweForm(secretKey);
        JweBlocks writer = StoredJwe.writer(stored);
        this.splitter = new JweSplitter(new JweBlocks() {
            @Override
            public void text(byte[] characters, int length) throws IOException {
                writer.text(characters, length);
                form.text(characters, length);
            }

            @Override
            public void decoded(byte[] bytes, int length) throws IOException {
                writer.decoded(bytes, length);
                form.decoded(bytes, length);
            }
        });
    }

    @Override
    public void write(int b) throws IOException {
        splitter.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        splitter.write(bytes, offset, length);
    }

    /** Whether what was written so far has five parts between dots, which makes it a JWE, good or not. */
    public boolean hasFiveParts() {
        return splitter.dots() == 4;
    }

    /** Ends the bytes and closes the store, which makes them as durable as it does. */
    @Override
    public void close() throws IOException {
        splitter.close();
        stored.close();
    }

    /**
     * Tells what was taken in; to be called once, after {@link #close()}.
     *
     * @return the only object that can decrypt it
     * @throws MalformedJweException when the form is wrong
     */
    public SealedJwe finish() throws MalformedJweException {
        return form.finish();
    }
}
