package foyer.leads;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.records.Subject;
import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomValueInput;
import foyer.records.fields.CustomValues;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The values of custom fields that leads are given, as their services write them. */
@Component
class LeadCustomFields {

    /** A lead that is being made has no values yet. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final CustomValues values;

    LeadCustomFields(CustomValues values) {
        this.values = values;
    }

    /** Members and servers have to fill in what is required; forms and jobs, which know no fields, need not. */
    CustomChange ofNew(LeadDraft draft, Supplier<String> tenantCurrency, LeadErrors errors) {
        var given = draft.customFields() == null ? List.<CustomValueInput>of() : draft.customFields();
        var complete = CurrentCaller.actor() instanceof Actor.Member || CurrentCaller.actor() instanceof Actor.ApiKey;
        if (given.isEmpty() && !complete) {
            return CustomChange.NONE;
        }
        var change = values.change(new Subject(Lead.TYPE, NOBODY), given, complete, tenantCurrency);
        errors.custom(change.problems());
        return change;
    }

    CustomChange of(
            LeadId lead, @Nullable List<CustomValueInput> given, Supplier<String> tenantCurrency, LeadErrors errors) {
        if (given == null || given.isEmpty()) {
            return CustomChange.NONE;
        }
        var change = values.change(new Subject(Lead.TYPE, lead.value()), given, false, tenantCurrency);
        errors.custom(change.problems());
        return change;
    }

    void write(LeadId lead, CustomChange change) {
        values.write(new Subject(Lead.TYPE, lead.value()), change);
    }
}
