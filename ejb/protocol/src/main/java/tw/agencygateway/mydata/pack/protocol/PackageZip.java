package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A zip of a package as its checks see it: found whole and strict, wherever its content lies. */
interface PackageZip extends AutoCloseable {
    /** As {@link StrictZip#entries()}. */
    List<StrictZip.Entry> entries();

    default Optional<StrictZip.Entry> entry(String name) {
        return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /**
     * The content of a small file.
     *
     * @throws MalformedZipException when it is larger than {@code maxBytes}, or not what its header says
     */
    byte[] read(StrictZip.Entry entry, int maxBytes) throws IOException;

    /** Makes a file of a data set part of the workspace; its SHA-256 is that of what was stored. */
    StoredFile store(StrictZip.Entry entry, String resourceId) throws IOException;

    /** Opens a zip that lies in this one; to be closed before this one. */
    PackageZip open(StrictZip.Entry entry) throws IOException;

    @Override
    void close() throws IOException;

    static MalformedZipException tooLarge(StrictZip.Entry entry) {
        return new MalformedZipException(FindingCode.ZIP_LIMIT_EXCEEDED, entry.name() + " is too large");
    }
}
