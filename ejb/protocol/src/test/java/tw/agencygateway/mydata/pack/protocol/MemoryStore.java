package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.TreeMap;

/** A {@link PackageStore} in memory that shows what is left in it. */
final class MemoryStore implements PackageStore {
    final Map<String, byte[]> objects = new TreeMap<>();

    @Override
    public OutputStream create(String name) {
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                objects.put(name, toByteArray());
            }
        };
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        if (!objects.containsKey(name)) {
            throw new IOException("no object " + name);
        }
        return channel(objects.get(name));
    }

    @Override
    public void delete(String name) {
        objects.remove(name);
    }

    static SeekableByteChannel channel(byte[] bytes) {
        return new ByteArrayChannel(bytes);
    }

    private static final class ByteArrayChannel implements SeekableByteChannel {
        private final byte[] bytes;
        private int position;
        private boolean open = true;

        ByteArrayChannel(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            requireOpen();
            if (position >= bytes.length) {
                return -1;
            }
            // at most 1 000 bytes at a time, as a channel may
            int count = Math.min(Math.min(target.remaining(), bytes.length - position), 1_000);
            target.put(bytes, position, count);
            position += count;
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            requireOpen();
            position = (int) newPosition;
            return this;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        private void requireOpen() throws ClosedChannelException {
            if (!open) {
                throw new ClosedChannelException();
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
