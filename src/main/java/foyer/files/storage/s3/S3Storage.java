package foyer.files.storage.s3;

import foyer.files.storage.Access;
import foyer.files.storage.NearObject;
import foyer.files.storage.ObjectContent;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.files.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Bytes in a bucket. An object is there once it is whole; S3 has no renaming, so that what a client has brought is copied
 * out of its reach and then deleted. Nothing is used that only Amazon has: no conditions, no checksums of its own.
 */
public final class S3Storage implements Storage, AutoCloseable {

    /** What a line brings at the least; calls that move bytes have that much more time. */
    private static final long SLOWEST_PER_SECOND = 1_000_000;

    private static final int OUTSIDE = 416;

    /** What temporary files are called: one that a dead process has left is known by it. */
    private static final String TEMPORARY = "foyer-object-";

    private final S3Client client;
    private final S3Links links;
    private final Bucket bucket;
    private final Duration timeout;

    /** Makes no call yet. */
    public S3Storage(S3Settings settings, Clock clock) {
        bucket = new Bucket(Objects.requireNonNull(settings.bucket()), settings.keyPrefix());
        client = S3Connection.client(settings);
        links = new S3Links(S3Connection.presigner(settings), bucket, clock);
        timeout = settings.timeout();
    }

    @Override
    public void write(StorageKey key, ObjectContent content) throws IOException {
        var out = new S3Writing(client, bucket.name(), bucket.keyOf(key), timeFor(S3Writing.PART));
        try {
            content.writeTo(out);
            out.finish();
        } catch (IOException | RuntimeException e) {
            abort(out, e);
            throw e;
        }
    }

    /** What cannot be given up now is once it is old. */
    private static void abort(S3Writing out, Exception reason) {
        try {
            out.abort();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void giveUp(Instant before) throws IOException {
        var pages = client.listMultipartUploadsPaginator(
                        request -> request.bucket(bucket.name()).prefix(bucket.prefix()))
                .iterator();
        while (S3Calls.call(bucket.name(), pages::hasNext)) {
            for (var begun : S3Calls.call(bucket.name(), pages::next).uploads()) {
                if (bucket.objectOf(begun.key()).isPresent()
                        && begun.initiated().isBefore(before)) {
                    S3Calls.found(
                            begun.key(),
                            () -> client.abortMultipartUpload(request -> request.bucket(bucket.name())
                                    .key(begun.key())
                                    .uploadId(begun.uploadId())));
                }
            }
        }
    }

    private AwsRequestOverrideConfiguration timeFor(long size) {
        var time = timeout.plusSeconds(size / SLOWEST_PER_SECOND);
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(time)
                .apiCallTimeout(time.multipliedBy(2))
                .build();
    }

    @Override
    public boolean take(StorageKey upload, StorageKey object) throws IOException {
        var head = head(upload);
        if (head == null || !copied(upload, object, head.contentLength())) {
            return false;
        }
        delete(upload);
        return true;
    }

    /** False when it is no longer there. */
    private boolean copied(StorageKey from, StorageKey to, long size) throws IOException {
        var time = timeFor(size);
        return S3Calls.found(
                        from.path(),
                        () -> client.copyObject(request -> request.sourceBucket(bucket.name())
                                .sourceKey(bucket.keyOf(from))
                                .destinationBucket(bucket.name())
                                .destinationKey(bucket.keyOf(to))
                                .overrideConfiguration(time)))
                .isPresent();
    }

    @Override
    public void giveBack(StorageKey object, StorageKey upload) throws IOException {
        var size = size(object);
        if (size.isPresent() && size(upload).isEmpty()) {
            copied(object, upload, size.getAsLong());
        }
        delete(object);
    }

    @Override
    public InputStream read(StorageKey key, long offset) throws IOException {
        try {
            return new S3Bytes(S3Calls.call(
                    key.path(),
                    () -> client.getObject(request -> request.bucket(bucket.name())
                            .key(bucket.keyOf(key))
                            .range(offset == 0 ? null : "bytes=" + offset + "-"))));
        } catch (IOException e) {
            if (e.getCause() instanceof S3Exception refused && refused.statusCode() == OUTSIDE) {
                return InputStream.nullInputStream();
            }
            throw e;
        }
    }

    @Override
    public NearObject near(StorageKey key) throws IOException {
        var file = Files.createTempFile(TEMPORARY, null);
        var copy = NearObject.copy(file);
        try (var bytes = read(key, 0);
                var out = Files.newOutputStream(file)) {
            bytes.transferTo(out);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    @Override
    public OptionalLong size(StorageKey key) throws IOException {
        var head = head(key);
        return head == null ? OptionalLong.empty() : OptionalLong.of(head.contentLength());
    }

    private @Nullable HeadObjectResponse head(StorageKey key) throws IOException {
        return S3Calls.found(
                        key.path(),
                        () -> client.headObject(
                                request -> request.bucket(bucket.name()).key(bucket.keyOf(key))))
                .orElse(null);
    }

    @Override
    public void delete(StorageKey key) throws IOException {
        S3Calls.call(
                key.path(),
                () -> client.deleteObject(
                        request -> request.bucket(bucket.name()).key(bucket.keyOf(key))));
    }

    @Override
    public void list(Consumer<StoredObject> each) throws IOException {
        list("", each);
    }

    @Override
    public void list(UUID tenant, Consumer<StoredObject> each) throws IOException {
        list(StorageKey.folderOf(tenant) + "/", each);
    }

    /** Page after page, each of a thousand, in the order of the keys. */
    private void list(String beginning, Consumer<StoredObject> each) throws IOException {
        var pages = client.listObjectsV2Paginator(
                        request -> request.bucket(bucket.name()).prefix(bucket.prefix() + beginning))
                .iterator();
        while (S3Calls.call(bucket.name(), pages::hasNext)) {
            for (var found : S3Calls.call(bucket.name(), pages::next).contents()) {
                bucket.objectOf(found.key())
                        .map(key -> new StoredObject(key, found.size(), found.lastModified()))
                        .ifPresent(each);
            }
        }
    }

    @Override
    public Access access() {
        return new Access.Direct(links);
    }

    @Override
    public void close() {
        links.close();
        client.close();
    }
}
