package foyer.leads.assignment;

import foyer.tenancy.MembershipId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses for one lead after another. With each lead the turn of everybody who could take it grows by their weight, and
 * that of whoever gets it shrinks by the weights of them all: so among the same members each gets exactly their share of
 * every so many leads, evenly mixed, and whoever was away has nothing to catch up on.
 */
final class AssignmentPlan {

    private final List<Pool> pools;
    private final Map<MembershipId, Integer> open;
    private final Set<MembershipId> away;
    private final Map<Place, Long> turns = new HashMap<>();

    /**
     * A plan by these rules.
     *
     * @param pools in the order of their rules, each with those who may get leads
     * @param open how many open leads members have, as far as a rule asks; absent for none
     * @param away members who get none
     */
    AssignmentPlan(List<Pool> pools, Map<MembershipId, Integer> open, Set<MembershipId> away) {
        this.pools = pools;
        this.open = new HashMap<>(open);
        this.away = away;
    }

    /** A rule and its active members in order, each with their turn. */
    record Pool(AssignmentRule rule, List<AssignmentMember> members, Map<MembershipId, Long> turns) {}

    /** A member of a rule. */
    record Place(AssignmentRuleId rule, MembershipId member) {}

    /**
     * Who gets the lead by which rule; null when no rule has anybody for it.
     *
     * @param bySource whether only rules of the lead's source are asked
     */
    @Nullable Choice next(Arrival lead, boolean bySource) {
        for (var pool : pools) {
            var chosen = bySource && !pool.rule().takes(lead) ? null : choose(pool, lead);
            if (chosen != null) {
                open.merge(chosen, lead.open() ? 1 : 0, Integer::sum);
                return new Choice(chosen, pool.rule());
            }
        }
        return null;
    }

    record Choice(MembershipId member, AssignmentRule rule) {}

    private @Nullable MembershipId choose(Pool pool, Arrival lead) {
        var country = pool.rule().kind() == AssignmentKind.TERRITORY ? lead.country() : "";
        var able = pool.members().stream()
                .filter(member -> !away.contains(member.member()))
                .filter(member -> pool.rule().hasRoom(open(member)) && member.takes(lead, country))
                .toList();
        return able.isEmpty() ? null : turn(pool, pool.rule().mostOpen() == null ? able : leastLoaded(able));
    }

    private List<AssignmentMember> leastLoaded(List<AssignmentMember> able) {
        var least = able.stream().mapToInt(this::open).min().orElse(0);
        return able.stream().filter(member -> open(member) == least).toList();
    }

    private int open(AssignmentMember member) {
        return open.getOrDefault(member.member(), 0);
    }

    private MembershipId turn(Pool pool, List<AssignmentMember> able) {
        var all = able.stream().mapToLong(AssignmentMember::weight).sum();
        able.forEach(member -> add(pool, member, member.weight()));
        // The first of several, in the order of the rule.
        var next = able.stream()
                .sorted(Comparator.comparingLong((AssignmentMember member) -> add(pool, member, 0))
                        .reversed())
                .findFirst()
                .orElseThrow();
        add(pool, next, -all);
        return next.member();
    }

    private long add(Pool pool, AssignmentMember member, long more) {
        var before = pool.turns().getOrDefault(member.member(), 0L);
        var place = new Place(pool.rule().id(), member.member());
        var after = turns.getOrDefault(place, before) + more;
        turns.put(place, after);
        return after;
    }

    /** Whose turn it is after all of that: the places that were looked at. */
    Map<Place, Long> turns() {
        return turns;
    }

    /** Those of the choices' members. */
    static Set<MembershipId> members(List<@Nullable Choice> choices) {
        var members = new HashSet<MembershipId>();
        for (var choice : choices) {
            if (choice != null) {
                members.add(choice.member());
            }
        }
        return members;
    }
}
