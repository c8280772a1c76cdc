package foyer.leads.reverting;

import static foyer.leads.reverting.LeadRevertErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.reverting.LeadRevertErrorCode.JOB_NOT_ENDED;
import static foyer.leads.reverting.LeadRevertErrorCode.JOB_NOT_FOUND;
import static foyer.leads.reverting.LeadRevertErrorCode.JOB_NO_IMPORT;
import static foyer.leads.reverting.LeadRevertErrorCode.NOTHING_TO_REVERT;

import foyer.jobs.Job;
import foyer.jobs.JobId;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.leads.lists.ListFilling;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the jobs that take imports back. */
@Service
class LeadRevertService {

    private static final String IMPORT = "IMPORT";

    private final Jobs jobs;
    private final RevertQueries queries;
    private final ListFilling lists;
    private final Idempotency idempotency;

    LeadRevertService(Jobs jobs, RevertQueries queries, ListFilling lists, Idempotency idempotency) {
        this.jobs = jobs;
        this.lists = lists;
        this.queries = queries;
        this.idempotency = idempotency;
    }

    /** @param idempotencyKey null for none */
    record Input(JobId job, boolean dryRun, @Nullable String idempotencyKey) {}

    /** Where one lives that takes the same import back, answers that one. */
    @Transactional
    Job begin(Input input) {
        var id = new JobId(idempotency.once(
                "leadImportRevert",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> create(input).id().value()));
        return Objects.requireNonNull(jobs.byIds(List.of(id)).get(id));
    }

    private Job create(Input input) {
        check(input.job());
        return jobs.create(NewJob.of(LeadRevertJob.TYPE, new Revert.Input(input.job(), input.dryRun()))
                .uniqueKey(input.job() + (input.dryRun() ? ":dry" : "")));
    }

    private void check(JobId id) {
        var imported = jobs.byIds(List.of(id)).get(id);
        if (imported == null) {
            throw UserErrorException.at("job", JOB_NOT_FOUND);
        }
        if (!imported.type().equals(IMPORT)) {
            throw UserErrorException.at("job", JOB_NO_IMPORT);
        }
        if (!imported.status().isOver()) {
            throw UserErrorException.at("job", JOB_NOT_ENDED);
        }
        if (queries.next(id, null, 1).isEmpty() && lists.count(id.value()) == 0) {
            throw UserErrorException.at("job", NOTHING_TO_REVERT);
        }
    }
}
