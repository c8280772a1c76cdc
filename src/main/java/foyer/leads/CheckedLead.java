package foyer.leads;

import foyer.leads.batches.LeadBatch;
import foyer.leads.pipelines.Stage;
import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;

/** A lead of many to be made, in stored form: see {@link LeadBatch}. */
public final class CheckedLead {

    private final LeadValues values;
    private final Stage stage;
    private final @Nullable MembershipId assignee;

    public CheckedLead(LeadValues values, Stage stage, @Nullable MembershipId assignee) {
        this.values = values;
        this.stage = stage;
        this.assignee = assignee;
    }

    public LeadValues values() {
        return values;
    }

    public Stage stage() {
        return stage;
    }

    public @Nullable MembershipId assignee() {
        return assignee;
    }
}
