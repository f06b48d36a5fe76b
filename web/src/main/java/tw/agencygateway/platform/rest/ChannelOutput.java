package tw.agencygateway.platform.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Streams a part of a channel in constant memory, and closes it. */
public final class ChannelOutput implements StreamingOutput {

    private static final int CHUNK = 64 * 1024;

    private final SeekableByteChannel channel;
    private final ByteRange range;

    /** The given range of a channel. */
    public ChannelOutput(SeekableByteChannel channel, ByteRange range) {
        this.channel = channel;
        this.range = range;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        try (channel) {
            channel.position(range.first());
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
            long left = range.length();
            while (left > 0) {
                buffer.clear().limit((int) Math.min(CHUNK, left));
                int read = channel.read(buffer);
                if (read < 0) {
                    throw new IOException("the file ends before its length");
                }
                output.write(buffer.array(), 0, read);
                left -= read;
            }
        }
    }
}
