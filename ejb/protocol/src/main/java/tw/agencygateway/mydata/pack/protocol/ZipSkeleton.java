package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.TreeMap;

/** What of a zip {@link ZipDirectory} reads, at its place: headers, descriptors, directory and end record, without the entries' data. */
final class ZipSkeleton implements SeekableByteChannel {
    private final TreeMap<Long, byte[]> bones = new TreeMap<>();
    private long position;
    private long size;

    /** Keeps a stretch; to be called in the order of the zip. */
    void add(long offset, byte[] bytes) {
        bones.put(offset, bytes);
        size = offset + bytes.length;
    }

    /** Reads within one stretch; that nothing else is kept makes the zip one that cannot be walked. */
    @Override
    public int read(ByteBuffer target) throws IOException {
        Map.Entry<Long, byte[]> bone = bones.floorEntry(position);
        if (bone == null || position >= bone.getKey() + bone.getValue().length) {
            throw new WalkAbandonedException("the directory names a place that no header was seen at");
        }
        int from = (int) (position - bone.getKey());
        int count = Math.min(target.remaining(), bone.getValue().length - from);
        target.put(bone.getValue(), from, count);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // holds nothing open
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
