package tw.agencygateway.mydata.pack.protocol;

import java.util.Objects;

/**
 * A file of a DP package as it lies in the {@link PackageStore}.
 *
 * @param objectName its name in the store
 * @param fileName its name in the DP package, with {@code /} between folders; personal, so {@link #toString()} omits it
 * @param size in bytes
 * @param sha256 lowercase hex
 * @param mediaType guessed from the extension
 */
public record StoredFile(
        String objectName, String resourceId, String fileName, long size, String sha256, String mediaType) {
    public StoredFile {
        Objects.requireNonNull(objectName);
        Objects.requireNonNull(resourceId);
        Objects.requireNonNull(fileName);
    }

    @Override
    public String toString() {
        return "StoredFile[" + objectName + ", " + resourceId + ", " + size + " bytes]";
    }
}
