package foyer.leads.reverting;

import static java.util.Objects.requireNonNull;

import foyer.jobs.JobId;
import foyer.leads.LeadHistory;
import foyer.leads.LeadId;
import foyer.leads.LeadRemoval;
import foyer.leads.reverting.Revert.Entry;
import foyer.leads.reverting.Revert.Kept;
import foyer.leads.reverting.Revert.Stand;
import foyer.platform.time.TenantClock;
import foyer.records.Activities;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes back some of what an import did, in the running transaction: what is undone is forgotten with it, so that however
 * many are at it, nothing is undone twice. A lead that somebody has worked on since stays: one that was made, when
 * anything was done to it that its version or timeline tells; one that was changed, when a field that the import changed
 * has changed again.
 */
@Component
class RevertSteps {

    private final RevertQueries queries;
    private final Activities activities;
    private final ValueRestoring others;
    private final LeadRemoval removal;
    private final LeadHistory history;
    private final TenantClock clock;

    RevertSteps(
            RevertQueries queries,
            Activities activities,
            ValueRestoring others,
            LeadRemoval removal,
            LeadHistory history,
            TenantClock clock) {
        this.queries = queries;
        this.others = others;
        this.activities = activities;
        this.removal = removal;
        this.history = history;
        this.clock = clock;
    }

    /** What is to become of some leads. */
    private record Verdicts(List<Entry> remove, List<Entry> restore, List<Entry> gone, Map<Entry, KeptReason> keep) {

        Stand after(Stand before, List<Entry> entries) {
            var left = entries.stream()
                    .filter(keep::containsKey)
                    .map(entry -> new Kept(new LeadId(entry.lead()), requireNonNull(keep.get(entry))))
                    .toList();
            return before.after(entries, remove.size(), restore.size(), left);
        }
    }

    /** What would become of the next leads; null when there are no more. */
    @Nullable Stand look(JobId imported, Stand before, int most) {
        var entries = queries.entries(queries.next(imported, before.after(), most));
        return entries.isEmpty() ? null : verdicts(entries).after(before, entries);
    }

    /** Takes back what was done to the next leads; null when there are no more. */
    @Nullable Stand step(UUID job, JobId imported, Stand before, int most) {
        var entries = queries.entries(queries.hold(imported, before.after(), most));
        if (entries.isEmpty()) {
            return null;
        }
        var verdicts = verdicts(entries);
        restore(verdicts.restore());
        history.importReverted(
                job,
                verdicts.remove().size(),
                verdicts.restore().stream().collect(Collectors.toMap(Entry::lead, Entry::fields)));
        queries.delete(ids(verdicts.restore()));
        queries.delete(ids(verdicts.gone()));
        mark(verdicts.keep());
        remove(verdicts.remove());
        return verdicts.after(before, entries);
    }

    private Verdicts verdicts(List<Entry> entries) {
        var made = entries.stream()
                .filter(entry -> entry.made() && entry.there() && entry.reason() == null)
                .map(Entry::lead)
                .toList();
        var lengths = made.isEmpty() ? Map.<UUID, Integer>of() : activities.lengths(made);
        var verdicts = new Verdicts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        for (var entry : entries) {
            var reason = entry.reason();
            if (!entry.there()) {
                verdicts.gone().add(entry);
            } else if (reason != null) {
                verdicts.keep().put(entry, reason);
            } else if (!entry.made()) {
                verdicts.restore().add(entry);
            } else if (lengths.getOrDefault(entry.lead(), 0) > entry.deeds()) {
                verdicts.keep().put(entry, KeptReason.EDITED);
            } else {
                verdicts.remove().add(entry);
            }
        }
        return verdicts;
    }

    private void restore(List<Entry> entries) {
        if (!entries.isEmpty()) {
            queries.restore(ids(entries), clock.now());
            others.restore(queries.images(ids(entries)));
        }
    }

    private void mark(Map<Entry, KeptReason> keep) {
        var byReason = new EnumMap<KeptReason, List<UUID>>(KeptReason.class);
        keep.forEach((entry, reason) ->
                byReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(entry.id()));
        byReason.forEach((reason, ids) -> queries.mark(ids, reason));
    }

    private void remove(List<Entry> entries) {
        queries.delete(ids(entries));
        removal.remove(entries.stream().map(Entry::lead).toList());
    }

    private static List<UUID> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }
}
