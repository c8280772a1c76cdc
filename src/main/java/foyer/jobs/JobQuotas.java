package foyer.jobs;

import static java.util.Comparator.comparing;

import foyer.entitlements.Entitlements;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts jobs against the tenant's plan, in the transaction in which they are made or end; by the job, so never twice. */
@Component
class JobQuotas {

    private static final Logger LOG = LoggerFactory.getLogger(JobQuotas.class);

    /** Longer than any job may wait: planned a year ahead, and tried again and again. */
    private static final Duration HELD = Duration.ofDays(400);

    private final Entitlements entitlements;
    private final JobHandlers handlers;

    JobQuotas(Entitlements entitlements, JobHandlers handlers) {
        this.entitlements = entitlements;
        this.handlers = handlers;
    }

    /** A job that ended, or begins. */
    record Counted(JobId job, String type, JobStatus status) {}

    /** @throws foyer.entitlements.EntitlementException when there is not so much left */
    void reserve(JobId job, String type) {
        var quota = quota(type);
        if (quota != null) {
            entitlements.reserve(quota.limit(), quota.amount(), key(job), HELD);
        }
    }

    /** Uses what the completed ones have reserved, and gives back that of the others. */
    void settle(Collection<Counted> ended) {
        counting(ended).forEach(one -> {
            if (one.status() == JobStatus.COMPLETED) {
                if (!entitlements.tryCommit(key(one.job()))) {
                    LOG.warn("job {} of type {} is done beyond what the plan has left of it", one.job(), one.type());
                }
            } else {
                entitlements.release(key(one.job()));
            }
        });
    }

    /** Always in the order of the limits, as the counters are locked. */
    private List<Counted> counting(Collection<Counted> jobs) {
        return jobs.stream()
                .filter(one -> quota(one.type()) != null)
                .sorted(comparing(
                        one -> Objects.requireNonNull(quota(one.type())).limit()))
                .toList();
    }

    private @Nullable JobQuota quota(String type) {
        var definition = handlers.definition(type);
        return definition == null ? null : definition.quota();
    }

    private static String key(JobId job) {
        return "job:" + job;
    }
}
