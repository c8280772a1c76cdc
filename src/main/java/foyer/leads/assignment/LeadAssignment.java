package foyer.leads.assignment;

import foyer.leads.assignment.AssignmentPlan.Choice;
import foyer.leads.assignment.AssignmentPlan.Pool;
import foyer.tenancy.MemberPools;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.teams.TeamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chooses who gets leads, in the transaction that makes or gives them. From its choosing until that has ended whoever else
 * chooses in the tenant waits, so that nobody's turn is skipped or comes twice and nobody gets more than a rule allows.
 * To be called after the leads that are changed are held, and before {@code Entitlements.take}. It never waits for a
 * member: whoever is being changed meanwhile is passed over, for who ends a membership waits for it in turn.
 */
@Component
public class LeadAssignment {

    private final AssignmentRuleQueries rules;
    private final AssignmentTurnQueries turns;
    private final MemberPools members;
    private final Memberships memberships;

    LeadAssignment(
            AssignmentRuleQueries rules, AssignmentTurnQueries turns, MemberPools members, Memberships memberships) {
        this.rules = rules;
        this.turns = turns;
        this.members = members;
        this.memberships = memberships;
    }

    /** Who gets each of the leads by the tenant's active rules, in their order; null for those that no rule is for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<@Nullable Given> byRules(List<Arrival> leads) {
        var active = leads.isEmpty()
                ? List.<AssignmentRule>of()
                : rules.lock().stream().filter(AssignmentRule::active).toList();
        return give(active, leads, true);
    }

    /**
     * Who gets each of the leads by this rule, active or not and whatever its sources; null for those whom nobody of it
     * can take.
     *
     * @return null when there is no such rule
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable List<@Nullable Given> byRule(AssignmentRuleId id, List<Arrival> leads) {
        var rule = rules.lock().stream().filter(one -> one.id().equals(id)).findFirst();
        return rule.isEmpty() ? null : give(List.of(rule.get()), leads, false);
    }

    private List<@Nullable Given> give(List<AssignmentRule> by, List<Arrival> leads, boolean bySource) {
        if (by.isEmpty()) {
            return nobody(leads);
        }
        var pools = pools(by);
        var able = pools.stream()
                .flatMap(pool -> pool.members().stream().map(AssignmentMember::member))
                .collect(Collectors.toSet());
        var counts = by.stream().anyMatch(rule -> rule.mostOpen() != null);
        var open = counts ? turns.open(able) : Map.<MembershipId, Integer>of();
        var away = new HashSet<MembershipId>();
        while (true) {
            var plan = new AssignmentPlan(pools, open, Set.copyOf(away));
            var choices = choices(plan, leads, bySource);
            var chosen = AssignmentPlan.members(choices);
            var held = members.holdUnchanged(chosen);
            if (held.containsAll(chosen)) {
                turns.write(plan.turns());
                return given(choices, chosen);
            }
            chosen.removeAll(held);
            away.addAll(chosen);
        }
    }

    private static List<@Nullable Given> nobody(List<Arrival> leads) {
        var nobody = new ArrayList<@Nullable Given>(leads.size());
        leads.forEach(_ -> nobody.add(null));
        return nobody;
    }

    private static List<@Nullable Choice> choices(AssignmentPlan plan, List<Arrival> leads, boolean bySource) {
        var choices = new ArrayList<@Nullable Choice>(leads.size());
        leads.forEach(lead -> choices.add(plan.next(lead, bySource)));
        return choices;
    }

    private List<@Nullable Given> given(List<@Nullable Choice> choices, Collection<MembershipId> chosen) {
        var people = chosen.isEmpty() ? Map.<MembershipId, Membership>of() : memberships.byIds(chosen);
        var given = new ArrayList<@Nullable Given>(choices.size());
        for (var choice : choices) {
            var to = choice == null ? null : people.get(choice.member());
            given.add(
                    choice == null || to == null
                            ? null
                            : new Given(to, choice.rule().name()));
        }
        return given;
    }

    /** The rules with their active members. */
    private List<Pool> pools(List<AssignmentRule> by) {
        var teams =
                by.stream().map(AssignmentRule::teamId).filter(Objects::nonNull).collect(Collectors.toSet());
        var ofTeams = teams.isEmpty() ? Map.<TeamId, List<MembershipId>>of() : members.ofTeams(teams);
        var named = by.stream().flatMap(rule -> rule.named().stream()).collect(Collectors.toSet());
        var active = named.isEmpty() ? Set.<MembershipId>of() : members.active(named);
        var places = turns.of(by.stream().map(AssignmentRule::id).toList());
        return by.stream()
                .map(rule -> {
                    var pool = rule.teamId() == null
                            ? rule.members().stream()
                                    .filter(member -> active.contains(member.member()))
                                    .toList()
                            : ofTeams.getOrDefault(rule.teamId(), List.of()).stream()
                                    .map(AssignmentMember::of)
                                    .toList();
                    return new Pool(rule, pool, places.getOrDefault(rule.id(), Map.of()));
                })
                .toList();
    }
}
