package foyer.leads;

import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Memberships;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The members who look after leads. */
@Component
class LeadAssignees {

    private final Memberships memberships;

    LeadAssignees(Memberships memberships) {
        this.memberships = memberships;
    }

    /** The member, who has to be an active one of the current tenant. */
    @Nullable Membership active(String field, MembershipId id, LeadErrors errors) {
        var member = memberships.byIds(Set.of(id)).get(id);
        if (member == null || member.status() != MembershipStatus.ACTIVE) {
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
