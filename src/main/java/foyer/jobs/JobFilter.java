package foyer.jobs;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.CurrentCaller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which jobs: those that meet every field given; Foyer's own or people's, never both. */
record JobFilter(
        @Nullable List<String> types,
        @Nullable List<JobStatus> statuses,
        @Nullable List<JobMakerId> createdBy) {

    static final JobFilter NONE = new JobFilter(null, null, null);

    private static final int MAX_IDS = 100;

    /** This filter, or NONE for null; what the caller may not ask for is refused. */
    static JobFilter checked(@Nullable JobFilter filter) {
        if (filter == null) {
            return NONE;
        }
        if (filter.createdBy != null && filter.createdBy.size() > MAX_IDS) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "jobs.filterIds", MAX_IDS);
        }
        if (filter.internal()
                && filter.types != null
                && filter.types.stream().distinct().count() > 1) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "jobs.filterInternal");
        }
        if (filter.internal() && !CurrentCaller.actor().may(JobAccess.MANAGE)) {
            throw new ApiException(ApiErrorCode.FORBIDDEN, "access.permission", JobAccess.MANAGE);
        }
        return filter;
    }

    /** Whether it is Foyer's own work that is asked for. */
    boolean internal() {
        return types != null && types.contains(Job.INTERNAL);
    }

    UUID @Nullable [] makers() {
        return createdBy == null
                ? null
                : createdBy.stream().map(JobMakerId::value).toArray(UUID[]::new);
    }
}
