package tw.agencygateway.vault.client;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;
import tw.agencygateway.vault.client.S3Connection.Patience;

/**
 * One bucket below one prefix; the keys given here are relative to it. Removing means every version and every delete marker. Each request
 * has time limits and a bounded number of repetitions. Failures are {@link IOException}s that name the key and what the store answered.
 */
public final class S3Bucket implements AutoCloseable {
    private static final Logger LOG = System.getLogger(S3Bucket.class.getName());
    private static final int UPLOADS_AT_ONCE = 1000;

    private final S3Calls calls;
    private final String bucket;
    private final String prefix;
    private final String host;

    public S3Bucket(S3Location location) {
        S3Address address = location.address();
        this.calls = new S3Calls(address, location.prefix(), location::credentials);
        this.bucket = address.bucket();
        this.prefix = location.prefix();
        this.host = address.host();
    }

    public String host() {
        return host;
    }

    /** @throws IOException where the bucket is missing, denied or out of reach; asks for what erasing needs, and waits seconds only */
    public void check() throws IOException {
        calls.call(
                Patience.BRIEF,
                "",
                s3 -> s3.listObjectVersions(
                        request -> request.bucket(bucket).prefix(prefix).maxKeys(1)));
    }

    /** Begins an object, which replaces one of that key when it is complete. */
    public S3Upload upload(String key) {
        return new S3Upload(calls, key, false);
    }

    /**
     * Begins an object that replaces nothing. Asks the store at once, so that whoever is about to receive what can be received
     * once only knows that it can be kept.
     */
    public S3Upload uploadNew(String key) throws IOException {
        S3Upload upload = new S3Upload(calls, key, true);
        upload.begin();
        return upload;
    }

    /**
     * Completes an upload of {@link #uploadNew} all of whose parts are there; one that may go on is left alone.
     *
     * @return whether there was one, so that the object is there now
     */
    public boolean completeLeft(String key) throws IOException {
        for (MultipartUpload left : uploads(key, upload -> upload.key().equals(prefix + key))) {
            S3Upload upload = new S3Upload(calls, key, true);
            if (upload.resume(left.uploadId())) {
                upload.completeParts();
                return true;
            }
        }
        return false;
    }

    /** @throws NoSuchFileException where there is no such object */
    public S3ObjectChannel open(String key) throws IOException {
        return S3ObjectChannel.open(calls, key);
    }

    public boolean exists(String key) throws IOException {
        try {
            call(key, s3 -> s3.headObject(request -> request.bucket(bucket).key(prefix + key)));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The keys below a folder, without the folder. */
    public List<String> names(String folder) throws IOException {
        String start = prefix + folder;
        return call(
                folder,
                s3 -> s3
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(start))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(start.length()))
                        .toList());
    }

    /** What is done with the name of each folder. */
    @FunctionalInterface
    public interface NameVisitor {
        void visit(String name) throws IOException;
    }

    /** Hands on every folder directly below the prefix that holds any version or marker: its name with its slash; page by page. */
    public void eachFolder(NameVisitor visitor) throws IOException {
        String marker = null;
        ListObjectVersionsResponse page;
        do {
            String from = marker;
            page = call(
                    "",
                    s3 -> s3.listObjectVersions(request ->
                            request.bucket(bucket).prefix(prefix).delimiter("/").keyMarker(from)));
            for (CommonPrefix folder : page.commonPrefixes()) {
                visitor.visit(folder.prefix().substring(prefix.length()));
            }
            marker = page.nextKeyMarker();
        } while (Boolean.TRUE.equals(page.isTruncated()) && marker != null);
    }

    /** When the newest of the first thousand versions and markers below a key was written; long ago where there are none. */
    public Instant lastChange(String start) throws IOException {
        ListObjectVersionsResponse page = call(
                start,
                s3 -> s3.listObjectVersions(request -> request.bucket(bucket).prefix(prefix + start)));
        return Stream.concat(
                        page.versions().stream().map(ObjectVersion::lastModified),
                        page.deleteMarkers().stream().map(DeleteMarkerEntry::lastModified))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Removes one object; of all keys that begin so, its own comes first. */
    public void remove(String key) throws IOException {
        removeVersions(key, (prefix + key)::equals);
    }

    /** Removes everything whose key begins so, unfinished uploads included. */
    public void removeAll(String start) throws IOException {
        abortUploads(start, Instant.MAX);
        removeVersions(start, key -> true);
    }

    /** Page after page; done when a look finds nothing. */
    private void removeVersions(String start, Predicate<String> keys) throws IOException {
        List<ObjectIdentifier> found = find(start, keys);
        while (!found.isEmpty()) {
            removePage(start, found);
            found = find(start, keys);
        }
    }

    private List<ObjectIdentifier> find(String start, Predicate<String> keys) throws IOException {
        return versions(
                call(
                        start,
                        s3 -> s3.listObjectVersions(
                                request -> request.bucket(bucket).prefix(prefix + start))),
                keys);
    }

    private void removePage(String start, List<ObjectIdentifier> versions) throws IOException {
        DeleteObjectsResponse removed = call(
                start,
                s3 -> s3.deleteObjects(request -> request.bucket(bucket)
                        .delete(list -> list.objects(versions).quiet(true))));
        if (removed.hasErrors() && !removed.errors().isEmpty()) {
            throw new IOException("The object store keeps " + removed.errors().size() + " versions below " + prefix
                    + start + ": " + removed.errors().get(0).code());
        }
    }

    private static List<ObjectIdentifier> versions(ListObjectVersionsResponse page, Predicate<String> keys) {
        return Stream.concat(
                        page.versions().stream().map(version -> identifier(version.key(), version.versionId())),
                        page.deleteMarkers().stream().map(marker -> identifier(marker.key(), marker.versionId())))
                .filter(version -> keys.test(version.key()))
                .toList();
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    /**
     * Aborts uploads below a key that were begun before an instant and never finished.
     *
     * @return how many
     */
    public int abortUploads(String start, Instant before) throws IOException {
        List<MultipartUpload> stale =
                uploads(start, upload -> upload.initiated().isBefore(before));
        for (MultipartUpload upload : stale) {
            abort(upload);
        }
        return stale.size() < UPLOADS_AT_ONCE ? stale.size() : stale.size() + abortUploads(start, before);
    }

    /** Up to a thousand that are not complete. */
    private List<MultipartUpload> uploads(String start, Predicate<MultipartUpload> which) throws IOException {
        return call(
                start,
                s3 -> s3
                        .listMultipartUploadsPaginator(
                                request -> request.bucket(bucket).prefix(prefix + start))
                        .uploads()
                        .stream()
                        .filter(which)
                        .limit(UPLOADS_AT_ONCE)
                        .toList());
    }

    private void abort(MultipartUpload upload) throws IOException {
        try {
            call(
                    upload.key(),
                    s3 -> s3.abortMultipartUpload(
                            request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "finished or aborted meanwhile: {0}", upload.key());
        }
    }

    private <T> T call(String key, Function<S3Client, T> request) throws IOException {
        return calls.call(Patience.ORDINARY, key, request);
    }

    @Override
    public void close() {
        calls.close();
    }
}
