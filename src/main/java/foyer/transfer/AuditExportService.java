package foyer.transfer;

import foyer.jobs.Job;
import foyer.jobs.JobId;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.graphql.mutation.Idempotency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the jobs that take the audit log away; the job's own entry in the log says who did (spec/audit.md). */
@Service
class AuditExportService {

    private final Jobs jobs;
    private final Idempotency idempotency;

    AuditExportService(Jobs jobs, Idempotency idempotency) {
        this.jobs = jobs;
        this.idempotency = idempotency;
    }

    record Export(AuditExportJob.Format format, @Nullable String idempotencyKey) {}

    @Transactional
    Job begin(Export input) {
        var id = new JobId(idempotency.once(
                "auditExport",
                input.idempotencyKey(),
                input,
                AuditExportErrorCode.IDEMPOTENCY_KEY_REUSED,
                () -> make(input)));
        return Objects.requireNonNull(jobs.byIds(List.of(id)).get(id));
    }

    private UUID make(Export input) {
        var job = NewJob.of(AuditExportJob.TYPE, new AuditExportJob.Input(input.format()));
        return jobs.create(job).id().value();
    }
}
