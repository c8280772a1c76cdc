package foyer.leads;

import foyer.tenancy.MemberPools;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.RecordScopeQueries;
import foyer.tenancy.teams.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The members and the teams who look after leads. */
@Component
public class LeadAssignees {

    private final Memberships memberships;
    private final MemberPools pools;
    private final RecordScopeQueries scopes;
    private final LeadQueries queries;

    LeadAssignees(Memberships memberships, MemberPools pools, RecordScopeQueries scopes, LeadQueries queries) {
        this.memberships = memberships;
        this.pools = pools;
        this.scopes = scopes;
        this.queries = queries;
    }

    /**
     * Whether the caller may give leads to this member, or to nobody: everybody to themselves, and beyond that as far as
     * the permission goes, so that whoever may assign within a team gives nothing out of it.
     */
    public boolean mayBe(@Nullable MembershipId id) {
        return id == null ? !RecordScopeQueries.isLimited(LeadQueries.ASSIGN) : scopes.reaches(LeadQueries.ASSIGN, id);
    }

    /** Whoever a lead that is to be made is given to, if anybody; what is wrong is in the errors. */
    @Nullable Membership chosen(@Nullable MembershipId id, LeadErrors errors) {
        if (id == null) {
            return null;
        }
        if (!mayBe(id)) {
            errors.add("assignee", LeadErrorCode.ASSIGN_FORBIDDEN);
            return null;
        }
        return active("assignee", id, errors);
    }

    /**
     * Checks the team that a change gives a lead to, or takes it from. Giving to a team is giving: it needs the permission
     * to assign, for the lead too, and where that is limited it reaches the caller's own teams.
     *
     * @param lead null for one that is to be made
     */
    void checkTeam(@Nullable LeadId lead, @Nullable TeamId before, @Nullable TeamId after, LeadErrors errors) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (lead == null || queries.permitted(List.of(lead), LeadQueries.ASSIGN).contains(lead)) {
            team(after, errors);
        } else {
            errors.add("team", LeadErrorCode.ASSIGN_FORBIDDEN);
        }
    }

    /** Checks the team that leads are to be given to, or null for none, whichever leads these are; nobody deletes it meanwhile. */
    public void team(@Nullable TeamId id, LeadErrors errors) {
        if (id == null ? !mayTakeFromTeams() : mayBeOf(List.of(id)).isEmpty()) {
            errors.add("team", LeadErrorCode.ASSIGN_FORBIDDEN);
        } else if (id != null && pools.existing(List.of(id)).isEmpty()) {
            errors.add("team", LeadErrorCode.TEAM_NOT_FOUND);
        }
    }

    /** Whether the caller may take leads from teams, as far as leads are within their permission. */
    public boolean mayTakeFromTeams() {
        return scopes.holds(LeadQueries.ASSIGN) && !RecordScopeQueries.isLimited(LeadQueries.ASSIGN);
    }

    /** Those of the teams that the caller may give leads to. */
    public Set<TeamId> mayBeOf(Collection<TeamId> ids) {
        return scopes
                .reachedTeams(
                        LeadQueries.ASSIGN, ids.stream().map(TeamId::value).toList())
                .stream()
                .map(TeamId::new)
                .collect(Collectors.toSet());
    }

    /** Those of the members whom the caller may give new leads to. */
    public Set<MembershipId> mayBeOfMembers(Collection<MembershipId> ids) {
        return scopes
                .reachedMembers(
                        LeadQueries.ASSIGN,
                        ids.stream().map(MembershipId::value).toList())
                .stream()
                .map(MembershipId::new)
                .collect(Collectors.toSet());
    }

    /** The member, who has to be an active one of the current tenant, and stays that until the transaction ends. */
    public @Nullable Membership active(String field, MembershipId id, LeadErrors errors) {
        var member = memberships.holdActive(id);
        if (member == null) {
            errors.add(field, LeadErrorCode.ASSIGNEE_NOT_FOUND);
            return null;
        }
        return member;
    }

    /** The names of those who have these leads now. */
    Function<Lead, @Nullable String> names(List<Lead> leads) {
        var ids = leads.stream().map(Lead::assigneeId).filter(Objects::nonNull).collect(Collectors.toSet());
        var members = ids.isEmpty() ? Map.<MembershipId, Membership>of() : memberships.byIds(ids);
        return lead -> {
            var member = lead.assigneeId() == null ? null : members.get(lead.assigneeId());
            return member == null ? null : member.name();
        };
    }
}
