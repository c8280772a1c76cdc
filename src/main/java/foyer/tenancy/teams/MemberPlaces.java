package foyer.tenancy.teams;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import foyer.tenancy.actors.Rights;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** To which teams one member belongs; changed under the tenant's lock. */
@Component
public class MemberPlaces {

    private final MemberPlaceQueries queries;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    MemberPlaces(MemberPlaceQueries queries, Audit audit, Events events, TenantClock clock) {
        this.queries = queries;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What becomes of a member's places.
     *
     * @param unknown of the teams asked for, those that there are not
     * @param full of those joined, those that take nobody more
     * @param headed whether one that is left was headed
     */
    public record Move(
            MembershipId member,
            Set<TeamId> left,
            Set<TeamId> joined,
            Set<TeamId> unknown,
            Set<TeamId> full,
            boolean headed) {

        public boolean isNone() {
            return left.isEmpty() && joined.isEmpty();
        }
    }

    /** Whether the caller may say who belongs to which team: not those whose own rights are good for some records only. */
    public static boolean mayBeChanged() {
        var caller = CurrentCaller.actor();
        return caller.may(Rights.PLACES_PEOPLE) && Rights.areUnlimited(caller);
    }

    /** Looks what has to be done so that the member belongs to these teams and no others, and holds those. */
    public Move plan(MembershipId member, Collection<TeamId> wanted) {
        var before = queries.of(member);
        var joined = without(wanted, before.keySet());
        var left = without(before.keySet(), wanted);
        var known = queries.lock(Stream.concat(joined.stream(), left.stream()).toList());
        var sizes = queries.sizes(joined);
        var full = joined.stream()
                .filter(team -> sizes.getOrDefault(team, 0) >= TeamService.MAX_MEMBERS)
                .collect(Collectors.toSet());
        return new Move(
                member,
                left,
                joined,
                without(joined, known),
                full,
                left.stream().anyMatch(team -> before.get(team) == TeamRole.HEAD));
    }

    /** Does it. */
    public void move(Move move) {
        if (!move.left().isEmpty()) {
            queries.leave(move.member(), move.left());
        }
        if (!move.joined().isEmpty()) {
            queries.join(move.member(), move.joined(), clock.now());
        }
        move.left().forEach(team -> tell(team, Map.of("left", move.member().toString())));
        move.joined().forEach(team -> tell(team, Map.of("joined", move.member().toString())));
    }

    private void tell(TeamId team, Map<String, ?> diff) {
        audit.record("team.members_set", TeamService.TYPE, team.value(), diff);
        events.publish(new TeamEvents.MembersSet(team));
    }

    private static Set<TeamId> without(Collection<TeamId> teams, Collection<TeamId> others) {
        var rest = new HashSet<>(teams);
        others.forEach(rest::remove);
        return rest;
    }
}
