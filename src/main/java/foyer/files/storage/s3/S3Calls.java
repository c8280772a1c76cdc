package foyer.files.storage.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Calls of the SDK, whose failures become those of a storage. */
final class S3Calls {

    private static final int NOT_FOUND = 404;
    private static final String NO_BUCKET = "NoSuchBucket";

    private S3Calls() {}

    /** @throws NoSuchFileException when there is no such object */
    static <T> T call(String key, Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (S3Exception e) {
            throw isMissing(e) ? new NoSuchFileException(key) : new IOException(e);
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    /** The same for objects that may be missing. */
    static <T> Optional<T> found(String key, Supplier<T> call) throws IOException {
        try {
            return Optional.of(call(key, call));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** A bucket that is not there says nothing of its objects. */
    private static boolean isMissing(S3Exception refused) {
        var details = refused.awsErrorDetails();
        return refused.statusCode() == NOT_FOUND && (details == null || !NO_BUCKET.equals(details.errorCode()));
    }
}
