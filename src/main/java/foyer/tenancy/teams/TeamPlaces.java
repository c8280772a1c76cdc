package foyer.tenancy.teams;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which teams whoever joins the tenant belongs to from the beginning. */
@Component
public class TeamPlaces {

    private final TeamQueries queries;
    private final TeamWriteQueries writes;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    TeamPlaces(TeamQueries queries, TeamWriteQueries writes, Audit audit, Events events, TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those of these that are teams of the tenant acted in. */
    public Set<TeamId> existing(Collection<TeamId> ids) {
        return queries.byIds(ids.stream().map(TeamId::value).toList()).values().stream()
                .map(Team::id)
                .collect(Collectors.toSet());
    }

    /** Puts a new member into these teams and no others, as they may have left some; one that is no more is left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(MembershipId member, List<TeamId> teams) {
        writes.leaveAll(member);
        for (var id : teams.stream().distinct().sorted(TeamPlaces::inOrder).toList()) {
            var team = writes.lock(id);
            if (team != null) {
                writes.add(id, member, clock.now());
                audit.record("team.member_add", TeamService.TYPE, id.value(), Map.of("member", member.toString()));
                events.publish(new TeamEvents.MembersSet(id));
            }
        }
    }

    /** Whoever locks several does so in one order. */
    private static int inOrder(TeamId one, TeamId other) {
        return one.value().compareTo(other.value());
    }
}
