package foyer.tenancy;

import foyer.tenancy.members.MemberPoolQueries;
import foyer.tenancy.teams.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Those of many members of the current tenant to whom work can be given: the active ones. */
@Component
public class MemberPools {

    private final MemberPoolQueries queries;

    MemberPools(MemberPoolQueries queries) {
        this.queries = queries;
    }

    /** Those of them that are active. */
    public Set<MembershipId> active(Collection<MembershipId> ids) {
        return queries.active(ids);
    }

    /** The active members of each team, in an order that stays; teams without any are absent. */
    public Map<TeamId, List<MembershipId>> ofTeams(Collection<TeamId> teams) {
        return queries.ofTeams(teams);
    }

    /** Those of the teams that there are; nobody deletes these until the transaction ends. */
    public Set<TeamId> existing(Collection<TeamId> teams) {
        return queries.existing(teams);
    }

    /** Those of them that are active; these are not changed until the transaction ends. Held in the order of their ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<MembershipId> hold(Collection<MembershipId> ids) {
        return ids.isEmpty() ? Set.of() : queries.hold(ids);
    }

    /**
     * Those of them that are active and that nobody is changing; these are not changed until the transaction ends. Waits
     * for nobody.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<MembershipId> holdUnchanged(Collection<MembershipId> ids) {
        return ids.isEmpty() ? Set.of() : queries.holdUnchanged(ids);
    }
}
