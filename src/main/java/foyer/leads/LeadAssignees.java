package foyer.leads;

import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.RecordScopeQueries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The members who look after leads. */
@Component
public class LeadAssignees {

    private final Memberships memberships;
    private final RecordScopeQueries scopes;

    LeadAssignees(Memberships memberships, RecordScopeQueries scopes) {
        this.memberships = memberships;
        this.scopes = scopes;
    }

    /**
     * Whether the caller may give leads to this member, or to nobody: everybody to themselves, and beyond that as far as
     * the permission goes, so that whoever may assign within a team gives nothing out of it.
     */
    public boolean mayBe(@Nullable MembershipId id) {
        return id == null ? !RecordScopeQueries.isLimited(LeadQueries.ASSIGN) : scopes.reaches(LeadQueries.ASSIGN, id);
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
