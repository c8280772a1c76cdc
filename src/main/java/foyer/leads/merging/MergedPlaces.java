package foyer.leads.merging;

import static java.util.Objects.requireNonNull;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadWriteQueries;
import foyer.leads.merging.MergeUndoQueries.Place;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
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
import org.springframework.stereotype.Component;

/**
 * Puts merged leads back to where they were: in the stage that they were in, or where its leads went when it was deleted
 * meanwhile, and with whoever looked after them, or nobody when they have left.
 */
@Component
class MergedPlaces {

    private final MergeUndoQueries queries;
    private final PipelineQueries pipelines;
    private final MemberPools members;
    private final LeadQueries leads;
    private final LeadWriteQueries writes;

    MergedPlaces(
            MergeUndoQueries queries,
            PipelineQueries pipelines,
            MemberPools members,
            LeadQueries leads,
            LeadWriteQueries writes) {
        this.queries = queries;
        this.pipelines = pipelines;
        this.members = members;
        this.leads = leads;
        this.writes = writes;
    }

    /**
     * The leads that are back, in the order of their ids.
     *
     * @param gone who of those that had them is not active any more
     */
    List<Lead> restore(LeadMergeId merge, Set<UUID> gone, Instant at) {
        var places = queries.places(merge);
        var moved = moved(places);
        queries.putBack(merge, gone, at);
        var ids = places.stream().map(Place::lead).toList();
        var restored = leads.stored(ids);
        moved.forEach((id, stage) -> {
            var lead = requireNonNull(restored.get(id));
            writes.move(lead, stage, lead.lostReason(), at);
        });
        var now = moved.isEmpty() ? restored : leads.stored(ids);
        return ids.stream().map(id -> requireNonNull(now.get(id))).toList();
    }

    /** Where those go whose stage is no more; the stages of all are held. */
    private Map<LeadId, Stage> moved(List<Place> places) {
        var there = pipelines.hold(places.stream().map(Place::stage).distinct().toList());
        var moved = new HashMap<LeadId, Stage>();
        places.stream()
                .filter(place -> !there.contains(place.stage()))
                .forEach(place -> moved.put(place.lead(), pipelines.successor(place.stage())));
        return moved;
    }

    /** Which members who had the leads are not active any more; the others stay that until the transaction ends. */
    Set<UUID> gone(LeadMergeId merge) {
        var had = queries.places(merge).stream()
                .map(Place::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var active = members.hold(had);
        return had.stream()
                .filter(member -> !active.contains(member))
                .map(MembershipId::value)
                .collect(Collectors.toSet());
    }
}
