package foyer.files.storage.s3;

import foyer.files.storage.DirectLinks;
import foyer.files.storage.StorageKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Links that carry a signature in their query (AWS Signature Version 4): of the method, the key, and the headers that are
 * named, among them the length and the type of an upload.
 */
final class S3Links implements DirectLinks, AutoCloseable {

    /** What every client sends by itself, from the address and the bytes. */
    private static final Set<String> OWN = Set.of("host", "content-length");

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final S3Presigner presigner;
    private final Bucket bucket;
    private final Clock clock;

    S3Links(S3Presigner presigner, Bucket bucket, Clock clock) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.clock = clock;
    }

    @Override
    public Upload upload(StorageKey upload, String contentType, long size, Instant expiresAt) {
        var left = Duration.between(clock.instant(), expiresAt);
        var signed = presigner.presignPutObject(put -> put.signatureDuration(atLeast(left))
                .putObjectRequest(request -> request.bucket(bucket.name())
                        .key(bucket.keyOf(upload))
                        .contentType(contentType)
                        .contentLength(size)));
        var headers = new TreeMap<String, String>();
        signed.signedHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
            }
        });
        return new Upload(URI.create(signed.url().toExternalForm()), Map.copyOf(headers));
    }

    @Override
    public URI download(StorageKey object, Shown shown, Duration time) {
        var signed = presigner.presignGetObject(get -> get.signatureDuration(atLeast(time))
                .getObjectRequest(request -> request.bucket(bucket.name())
                        .key(bucket.keyOf(object))
                        .responseContentType(shown.contentType())
                        .responseContentDisposition(shown.disposition())
                        .responseCacheControl(shown.caching())));
        return URI.create(signed.url().toExternalForm());
    }

    private static Duration atLeast(Duration time) {
        return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
    }

    @Override
    public void close() {
        presigner.close();
    }
}
