package foyer.leads.bulkupdates;

import static foyer.leads.LeadErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.LeadErrorCode.VIEW_NOT_FOUND;

import foyer.jobs.Job;
import foyer.jobs.JobId;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.leads.LeadErrors;
import foyer.leads.LeadFilter;
import foyer.leads.LeadViews;
import foyer.leads.bulkupdates.BulkUpdate.Input;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the jobs that change many leads, or tells what one would do. */
@Service
class BulkUpdateService {

    private final BulkPlans plans;
    private final BulkPreviews previews;
    private final LeadViews views;
    private final Jobs jobs;
    private final Idempotency idempotency;
    private final TenantClock clock;

    BulkUpdateService(
            BulkPlans plans,
            BulkPreviews previews,
            LeadViews views,
            Jobs jobs,
            Idempotency idempotency,
            TenantClock clock) {
        this.plans = plans;
        this.previews = previews;
        this.views = views;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** What the same call has the same of. */
    record Order(BulkInputs.Target target, BulkChanges changes) {}

    @Transactional
    BulkPreview preview(BulkInputs.Update input) {
        var order = order(input);
        var plan = plan(order);
        return previews.of(input(order), plan);
    }

    @Transactional
    Job begin(BulkInputs.Update input) {
        var order = order(input);
        var id = new JobId(idempotency.once(
                "leadBulkUpdate", input.idempotencyKey(), order, IDEMPOTENCY_KEY_REUSED, () -> {
                    plan(order);
                    return jobs.create(NewJob.of(BulkUpdateJob.TYPE, input(order)))
                            .id()
                            .value();
                }));
        return Objects.requireNonNull(jobs.byIds(List.of(id)).get(id));
    }

    private static Order order(BulkInputs.Update input) {
        var errors = new LeadErrors();
        input.target().check(errors);
        var changes = input.changes().stored(errors);
        errors.check();
        return new Order(input.target(), changes);
    }

    private Input input(Order order) {
        var ids = order.target().ids();
        return new Input(
                ids == null ? null : ids.stream().distinct().toList(),
                ids == null ? filter(order.target()) : null,
                clock.now(),
                order.changes());
    }

    private LeadFilter filter(BulkInputs.Target target) {
        var filter = views.read(target.filter(), target.view());
        if (filter == null) {
            throw UserErrorException.at("target.view", VIEW_NOT_FOUND);
        }
        return filter;
    }

    private BulkPlan plan(Order order) {
        var found = new LeadErrors();
        var plan = plans.of(order.changes(), found);
        var errors = new LeadErrors();
        found.problems().forEach(problem -> BulkInputs.add(problem, errors));
        errors.check();
        return plan;
    }
}
