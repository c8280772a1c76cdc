package foyer.files;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** The inputs of the file mutations. */
final class FileInputs {

    private FileInputs() {}

    /** A file whose bytes are to be brought. */
    record UploadCreate(
            String name,
            String contentType,
            long size,
            @Nullable String sha256,
            FilePurpose purpose,
            @Nullable String idempotencyKey) {}

    /** Which file. */
    record Id(FileId id) {}

    /** What to change: a field that is absent stays, one that is null is cleared. */
    record Update(FileId id, @Nullable Integer version, ArgumentValue<String> name, ArgumentValue<String> alt) {}
}
