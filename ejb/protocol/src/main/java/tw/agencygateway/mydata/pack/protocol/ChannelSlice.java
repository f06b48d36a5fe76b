package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A stretch of a channel as a stream; other readers may move the channel in between. Closing it leaves the channel open. */
final class ChannelSlice extends InputStream {
    private final SeekableByteChannel channel;
    private final long end;
    private long position;

    ChannelSlice(SeekableByteChannel channel, long position, long length) {
        this.channel = channel;
        this.position = position;
        this.end = position + length;
    }

    long remaining() {
        return end - position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == end) {
            return -1;
        }
        int wanted = (int) Math.min(length, end - position);
        channel.position(position);
        int read = channel.read(ByteBuffer.wrap(target, offset, wanted));
        if (read < 0) {
            throw new IOException("stored zip is shorter than its size");
        }
        position += read;
        return read;
    }
}
