package foyer.leads;

import foyer.leads.batches.LeadBatch;
import foyer.leads.pipelines.Stage;
import foyer.records.fields.CustomFieldId;
import foyer.records.fields.CustomValue;
import foyer.tenancy.MembershipId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead of many to be made, in stored form: see {@link LeadBatch}. */
public final class CheckedLead {

    private final LeadValues values;
    private final Stage stage;
    private final @Nullable MembershipId assignee;
    private final Map<CustomFieldId, CustomValue> custom;

    public CheckedLead(
            LeadValues values, Stage stage, @Nullable MembershipId assignee, Map<CustomFieldId, CustomValue> custom) {
        this.values = values;
        this.stage = stage;
        this.assignee = assignee;
        this.custom = custom;
    }

    /** The same lead in another stage. */
    public CheckedLead in(Stage other) {
        return new CheckedLead(values, other, assignee, custom);
    }

    /** The same lead, somebody's or nobody's. */
    public CheckedLead of(@Nullable MembershipId member) {
        return new CheckedLead(values, stage, member, custom);
    }

    /** The same lead with other values. */
    public CheckedLead with(LeadValues others, Map<CustomFieldId, CustomValue> othersCustom) {
        return new CheckedLead(others, stage, assignee, othersCustom);
    }

    public LeadValues values() {
        return values;
    }

    public Stage stage() {
        return stage;
    }

    /** Its values of custom fields. */
    public Map<CustomFieldId, CustomValue> custom() {
        return custom;
    }

    public @Nullable MembershipId assignee() {
        return assignee;
    }
}
