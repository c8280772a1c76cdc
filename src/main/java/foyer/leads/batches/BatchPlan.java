package foyer.leads.batches;

import foyer.leads.CheckedLead;
import foyer.leads.LeadKeys;
import foyer.leads.batches.LeadBatch.Outcome;
import foyer.tenancy.teams.TeamId;
import foyer.transfer.DuplicateRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk of rows makes and changes, found out row by row: a row is of the lead that has its e-mail, else its phone,
 * else its website's domain ({@link KnownLeads}), whether that was there or an earlier row is about to make it. Of one
 * transaction.
 */
final class BatchPlan {

    private final Map<UUID, StoredLead> stored;
    private final KnownLeads<Target> targets;
    private final Map<UUID, LeadState> after = new LinkedHashMap<>();
    private final List<CheckedLead> made = new ArrayList<>();
    private final Set<UUID> met = new LinkedHashSet<>();
    private final List<String> tags;
    private final Set<TeamId> teams;

    /**
     * A plan with nothing in it.
     *
     * @param known the leads that are there, by their keys
     * @param stored those of them that may be changed; one that is known and not here is gone by now
     * @param tags what those get that are changed
     * @param teams those that may be given leads
     */
    BatchPlan(KnownLeads<UUID> known, Map<UUID, StoredLead> stored, List<String> tags, Set<TeamId> teams) {
        this.stored = stored;
        this.tags = tags;
        this.teams = teams;
        this.targets = known.map(There::new);
    }

    /** The lead that a row is of. */
    private sealed interface Target {}

    private record There(UUID lead) implements Target {}

    /** One that the plan makes. */
    private record Coming(int place) implements Target {}

    Outcome add(LeadRow row, DuplicateRule rule) {
        return switch (rule) {
            case CREATE -> create(row);
            case SKIP -> skipOrCreate(row);
            case UPDATE -> updateOrCreate(row);
        };
    }

    /** Makes a lead of the row, whoever is there. */
    private Outcome create(LeadRow row) {
        if (!row.asNew().isEmpty()) {
            return Outcome.UNFIT_AS_NEW;
        }
        if (!mayGive(null, row.lead().values().teamId())) {
            return Outcome.TEAM_FORBIDDEN;
        }
        made.add(row.lead());
        return Outcome.CREATED;
    }

    /** Makes a lead of the row unless somebody like it is there. */
    private Outcome skipOrCreate(LeadRow row) {
        return switch (targets.find(row.keys())) {
            case null -> remember(row);
            case Coming _ -> Outcome.DUPLICATE;
            case There there -> {
                met.add(there.lead());
                yield Outcome.DUPLICATE;
            }
        };
    }

    /** Changes the lead that the row is of, or makes one. */
    private Outcome updateOrCreate(LeadRow row) {
        return switch (targets.find(row.keys())) {
            case null -> remember(row);
            case Coming coming -> change(coming, row);
            case There there -> {
                var lead = stored.get(there.lead());
                yield lead == null ? remember(row) : change(there, lead, row);
            }
        };
    }

    private Outcome remember(LeadRow row) {
        var place = made.size();
        var outcome = create(row);
        if (outcome == Outcome.CREATED) {
            targets.keep(row.keys(), new Coming(place));
        }
        return outcome;
    }

    /** A row takes from no team: it only names one. */
    private boolean mayGive(@Nullable TeamId before, @Nullable TeamId after) {
        return after == null || after.equals(before) || teams.contains(after);
    }

    private void keep(LeadState state, Target target) {
        targets.keep(LeadKeys.of(state.values().contact()), target);
    }

    private Outcome change(Coming coming, LeadRow row) {
        var before = made.get(coming.place());
        var state = LeadState.of(before).with(row, List.of());
        if (!mayGive(before.values().teamId(), state.values().teamId())) {
            return Outcome.TEAM_FORBIDDEN;
        }
        keep(state, coming);
        if (LeadState.of(before).changedTo(state).isEmpty()) {
            return Outcome.DUPLICATE;
        }
        made.set(coming.place(), before.with(state.values(), state.custom()));
        return Outcome.UPDATED;
    }

    private Outcome change(There there, StoredLead lead, LeadRow row) {
        if (!lead.permitted()) {
            return Outcome.FORBIDDEN;
        }
        if (lead.frozen()) {
            return Outcome.FROZEN;
        }
        if (lead.archived()) {
            return Outcome.ARCHIVED;
        }
        var before = after.getOrDefault(lead.id(), lead.state());
        var state = before.with(row, tags);
        if (state.hasTooManyTags()) {
            return Outcome.OVERTAGGED;
        }
        var team = lead.state().values().teamId();
        if (!mayGive(team, state.values().teamId())
                || (!lead.assignable() && !Objects.equals(team, state.values().teamId()))) {
            return Outcome.TEAM_FORBIDDEN;
        }
        keep(state, there);
        met.add(lead.id());
        if (before.changedTo(state).isEmpty()) {
            return Outcome.DUPLICATE;
        }
        after.put(lead.id(), state);
        return Outcome.UPDATED;
    }

    /** The leads to be made, in the order of their rows. */
    List<CheckedLead> made() {
        return made;
    }

    /** The leads that are there and that rows are of, but for those that are refused. */
    Set<UUID> met() {
        return met;
    }

    /** What changes of the leads that are there. */
    List<LeadChange> changes() {
        var changes = new ArrayList<LeadChange>();
        after.forEach((id, state) -> {
            var lead = stored.get(id);
            List<String> fields =
                    lead == null ? List.<String>of() : lead.state().changedTo(state);
            if (lead != null && !fields.isEmpty()) {
                changes.add(new LeadChange(lead, state, fields));
            }
        });
        return changes;
    }
}
