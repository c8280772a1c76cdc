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
    private final MemberPlaceQueries places;
    private final TeamWriteQueries writes;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    TeamPlaces(
            TeamQueries queries,
            MemberPlaceQueries places,
            TeamWriteQueries writes,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.places = places;
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

    /** Puts a new member into these teams and no others, as they may have left some; one that is no more, or is full, is left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(MembershipId member, List<TeamId> teams) {
        writes.leaveAll(member);
        if (teams.isEmpty()) {
            return;
        }
        var open = places.lock(teams);
        var sizes = places.sizes(open);
        open.stream()
                .filter(team -> sizes.getOrDefault(team, 0) < TeamService.MAX_MEMBERS)
                .forEach(team -> begin(member, team));
    }

    private void begin(MembershipId member, TeamId team) {
        writes.add(team, member, clock.now());
        audit.record("team.member_add", TeamService.TYPE, team.value(), Map.of("member", member.toString()));
        events.publish(new TeamEvents.MembersSet(team));
    }
}
