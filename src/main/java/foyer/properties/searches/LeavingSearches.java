package foyer.properties.searches;

import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The searches of a member who goes: what was told as far as they could see is told to nobody any more. */
@Component
class LeavingSearches implements MemberRecords {

    private final SavedSearchQueries queries;

    LeavingSearches(SavedSearchQueries queries) {
        this.queries = queries;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        queries.leave(from);
    }
}
