package foyer.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the job mutations. */
final class JobInputs {

    private JobInputs() {}

    /** @param input any value of JSON, as the caller sent it */
    record Create(
            String type,
            Object input,
            @Nullable JobPriority priority,
            @Nullable Instant runAt,
            @Nullable String uniqueKey,
            @Nullable String idempotencyKey) {}

    record One(JobId id) {}

    record Many(List<JobId> ids) {}
}
