package foyer.leads.bulkupdates;

import foyer.leads.LeadErrorCode;
import foyer.leads.LeadFilter;
import foyer.leads.LeadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a job that changes many leads is given, keeps and answers. */
final class BulkUpdate {

    /** How many of the leads that may not be changed are named in the output. */
    static final int MOST_NAMED = 100;

    private BulkUpdate() {}

    /**
     * What the job is given.
     *
     * @param ids in the order they were named, each once; null for a filter
     * @param filter null for ids
     * @param before of a filter only the leads that were made by then
     */
    record Input(@Nullable List<LeadId> ids, @Nullable LeadFilter filter, Instant before, BulkChanges changes) {}

    /** A lead that stays as it is. */
    record Refused(LeadId lead, LeadErrorCode reason) {}

    /** How many leads stay as they are for this reason. */
    record Count(LeadErrorCode reason, int count) {}

    record Report(long total, long changed, long unchanged, List<Count> refused, List<Refused> leads) {}

    /**
     * Where a run stands.
     *
     * @param after the last lead that was dealt with
     * @param done how many were
     */
    record Stand(@Nullable UUID after, int done, int changed, int unchanged, List<Count> refused, List<Refused> leads) {

        static final Stand START = new Stand(null, 0, 0, 0, List.of(), List.of());

        /** After some more leads. */
        Stand after(List<UUID> these, int nowChanged, int nowUnchanged, List<Refused> nowRefused) {
            var named = new ArrayList<>(leads);
            nowRefused.stream().limit(MOST_NAMED - leads.size()).forEach(named::add);
            return new Stand(
                    these.getLast(),
                    done + these.size(),
                    changed + nowChanged,
                    unchanged + nowUnchanged,
                    counted(refused, nowRefused),
                    List.copyOf(named));
        }

        Report report() {
            return new Report(done, changed, unchanged, refused, leads);
        }
    }

    /** How many there are for each reason, in the order of the reasons. */
    static List<Count> counted(List<Count> before, List<Refused> more) {
        var counts = new EnumMap<LeadErrorCode, Integer>(LeadErrorCode.class);
        before.forEach(count -> counts.put(count.reason(), count.count()));
        more.forEach(lead -> counts.merge(lead.reason(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> new Count(count.getKey(), count.getValue()))
                .toList();
    }
}
