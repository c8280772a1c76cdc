package foyer.leads.lists;

import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of a member who goes: those that everybody has stay, and are whoever's changes them next. */
@Component
class LeavingLists implements MemberRecords {

    private final LeadListQueries queries;

    LeavingLists(LeadListQueries queries) {
        this.queries = queries;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        queries.leave(from);
    }
}
