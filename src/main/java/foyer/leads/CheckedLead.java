package foyer.leads;

import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;

/** A lead of many to be made, in stored form: see {@link LeadBatch}. */
public final class CheckedLead {

    private final LeadValues values;
    private final Stage stage;
    private final @Nullable MembershipId assignee;

    CheckedLead(LeadValues values, Stage stage, @Nullable MembershipId assignee) {
        this.values = values;
        this.stage = stage;
        this.assignee = assignee;
    }

    LeadValues values() {
        return values;
    }

    Stage stage() {
        return stage;
    }

    @Nullable MembershipId assignee() {
        return assignee;
    }
}
