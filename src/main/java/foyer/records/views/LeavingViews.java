package foyer.records.views;

import foyer.tenancy.MemberRecords;
import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The views of a member who goes: those that everybody has stay, and are whoever's saves them next. */
@Component
class LeavingViews implements MemberRecords {

    private final SavedViewQueries queries;

    LeavingViews(SavedViewQueries queries) {
        this.queries = queries;
    }

    @Override
    public void reassign(MembershipId from, @Nullable MembershipId to) {
        queries.leave(from);
    }
}
