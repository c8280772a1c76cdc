package foyer.tenancy.export;

import foyer.jobs.Job;
import foyer.jobs.JobId;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the jobs that write all that a tenant has into an archive: one at a time, and so many a day. */
@Service
class TenantExportService {

    private static final Duration DAY = Duration.ofDays(1);

    /** While one is being made, whoever asks for another gets that one. */
    private static final String ONE_AT_A_TIME = "tenant";

    private final Jobs jobs;
    private final Idempotency idempotency;
    private final TenantExportSettings settings;
    private final TenantClock clock;

    TenantExportService(Jobs jobs, Idempotency idempotency, TenantExportSettings settings, TenantClock clock) {
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.settings = settings;
        this.clock = clock;
    }

    record Request(@Nullable String idempotencyKey) {}

    @Transactional
    Job request(Request input) {
        var id = new JobId(idempotency.once(
                "tenantExportRequest",
                input.idempotencyKey(),
                input,
                TenantExportErrorCode.IDEMPOTENCY_KEY_REUSED,
                this::make));
        return Objects.requireNonNull(jobs.byIds(List.of(id)).get(id));
    }

    /** Counts once it is made, since the key has whoever asks at the same time wait for it; one too many undoes itself. */
    private UUID make() {
        var job = jobs.enqueue(
                NewJob.of(TenantExportJob.TYPE, new TenantExportJob.Input()).uniqueKey(ONE_AT_A_TIME));
        if (jobs.countSince(TenantExportJob.TYPE, clock.now().minus(DAY)) > settings.perDay()) {
            throw UserErrorException.of(TenantExportErrorCode.LIMIT_REACHED, settings.perDay());
        }
        return job.value();
    }
}
