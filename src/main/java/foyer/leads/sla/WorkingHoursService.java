package foyer.leads.sla;

import static foyer.leads.sla.WorkingHoursErrorCode.SPANS_REQUIRED;
import static foyer.leads.sla.WorkingHoursErrorCode.VERSION_CONFLICT;

import foyer.audit.Audit;
import foyer.leads.pipelines.PipelineWriteQueries;
import foyer.leads.sla.WorkingHours.Span;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes when the tenant works. */
@Service
class WorkingHoursService {

    private final WorkingWeekQueries queries;
    private final PipelineWriteQueries pipelines;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    WorkingHoursService(
            WorkingWeekQueries queries,
            PipelineWriteQueries pipelines,
            Transactions transactions,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.pipelines = pipelines;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is to become of it; null for what stays.
     *
     * @param version that the change was made on
     */
    record Change(
            @Nullable Boolean enabled,
            @Nullable List<Span> spans,
            @Nullable List<LocalDate> holidays,
            @Nullable Integer version) {

        WorkingWeek of(WorkingWeek before) {
            return new WorkingWeek(
                    enabled == null ? before.enabled() : enabled,
                    spans == null ? before.spans() : spans,
                    holidays == null
                            ? before.holidays()
                            : holidays.stream().distinct().sorted().toList(),
                    before.version());
        }
    }

    /**
     * Leads that are being made count by the hours of before, and are seen by whoever counts them anew afterwards. It waits for all
     * that is done to leads meanwhile, some of which waits for it: PostgreSQL may choose it to give way, and it tries again.
     */
    WorkingWeek update(Change change) {
        return transactions.write(() -> updated(change));
    }

    private WorkingWeek updated(Change change) {
        pipelines.closeAll();
        var before = queries.read();
        if (change.version() != null && change.version() != before.version()) {
            throw UserErrorException.at("version", VERSION_CONFLICT);
        }
        var after = change.of(before);
        if (after.enabled() && after.spans().isEmpty()) {
            throw UserErrorException.at("spans", SPANS_REQUIRED);
        }
        if (after.equals(before)) {
            return before;
        }
        queries.write(after, clock.now());
        audit.record("working_hours.update", WorkingWeek.TYPE, CurrentCaller.tenant(), diff(before, after));
        events.publish(new WorkingHoursEvent(CurrentCaller.tenant()));
        return queries.read();
    }

    private static Map<String, ?> diff(WorkingWeek before, WorkingWeek after) {
        var diff = new LinkedHashMap<String, Object>();
        add(diff, "enabled", before.enabled(), after.enabled());
        add(diff, "spans", spans(before), spans(after));
        add(diff, "holidays", holidays(before), holidays(after));
        return diff;
    }

    private static void add(Map<String, Object> diff, String field, Object before, Object after) {
        if (!before.equals(after)) {
            diff.put(field, Map.of("before", before, "after", after));
        }
    }

    private static List<String> spans(WorkingWeek week) {
        return week.spans().stream()
                .map(span ->
                        "%s %s-%s".formatted(span.day(), TimesOfDay.text(span.opens()), TimesOfDay.text(span.closes())))
                .toList();
    }

    private static List<String> holidays(WorkingWeek week) {
        return week.holidays().stream().map(LocalDate::toString).toList();
    }
}
