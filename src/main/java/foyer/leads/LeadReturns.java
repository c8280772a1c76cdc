package foyer.leads;

import static java.util.Objects.requireNonNull;

import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.leads.sla.FirstResponses;
import foyer.tenancy.MemberPools;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts leads that were taken out for a while back to where they were: in the stage that they were in, or where its leads went
 * when it was deleted meanwhile, and with whoever looked after them, or nobody when they have left.
 */
@Component
public class LeadReturns {

    private final PipelineQueries pipelines;
    private final MemberPools members;
    private final LeadQueries leads;
    private final LeadWriteQueries writes;
    private final FirstResponses responses;

    LeadReturns(
            PipelineQueries pipelines,
            MemberPools members,
            LeadQueries leads,
            LeadWriteQueries writes,
            FirstResponses responses) {
        this.pipelines = pipelines;
        this.members = members;
        this.leads = leads;
        this.writes = writes;
        this.responses = responses;
    }

    /** A lead that is to come back, and what may be no more that it was in or with. */
    public record Place(
            LeadId lead, StageId stage, @Nullable MembershipId assignee) {}

    /**
     * Brings them back.
     *
     * @param places in the order of every lock of leads
     * @param putBack inserts their rows, of those that members who are {@link #gone} have for nobody
     * @return the leads as they are now, in the same order
     */
    public List<Lead> restore(List<Place> places, Runnable putBack, Instant at) {
        var moved = moved(places);
        putBack.run();
        var ids = places.stream().map(Place::lead).toList();
        var restored = leads.stored(ids);
        moved.forEach((id, stage) -> {
            var lead = requireNonNull(restored.get(id));
            writes.move(lead, stage, lead.lostReason(), at);
        });
        responses.owed(moved.keySet(), at);
        var now = moved.isEmpty() ? restored : leads.stored(ids);
        return ids.stream().map(id -> requireNonNull(now.get(id))).toList();
    }

    /** Where those go whose stage is no more; the stages of all are held. */
    private Map<LeadId, Stage> moved(List<Place> places) {
        var there = pipelines.hold(places.stream().map(Place::stage).distinct().toList());
        var moved = new HashMap<LeadId, Stage>();
        places.stream()
                .filter(place -> !there.containsKey(place.stage()))
                .forEach(place -> moved.put(place.lead(), pipelines.successor(place.stage())));
        return moved;
    }

    /**
     * Which members who had the leads are not active any more; the others stay that until the transaction ends. Asked before
     * leads are locked, as whoever ends a membership holds the member first.
     */
    public Set<UUID> gone(List<Place> places) {
        var had = places.stream().map(Place::assignee).filter(Objects::nonNull).collect(Collectors.toSet());
        var active = members.hold(had);
        return had.stream()
                .filter(member -> !active.contains(member))
                .map(MembershipId::value)
                .collect(Collectors.toSet());
    }
}
