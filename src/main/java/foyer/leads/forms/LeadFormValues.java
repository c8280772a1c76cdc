package foyer.leads.forms;

import foyer.leads.pipelines.StageId;
import foyer.tenancy.MembershipId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people edit of a form, in stored form. Compared field by field on update. */
record LeadFormValues(
        String name,
        @Nullable String title,
        @Nullable String intro,
        @Nullable String thanks,
        List<LeadFormField> fields,
        @Nullable String consentText,
        @Nullable MembershipId assignee,
        @Nullable StageId stage) {

    static LeadFormValues of(LeadForm form) {
        return new LeadFormValues(
                form.name(),
                form.title(),
                form.intro(),
                form.thanks(),
                form.fields(),
                form.consentText(),
                form.assigneeId(),
                form.stage() == null ? null : form.stage().id());
    }

    /** The names, in the schema, of the fields that differ. */
    List<String> changedTo(LeadFormValues other) {
        var after = other.byField();
        var changed = new ArrayList<String>();
        byField().forEach((field, value) -> {
            if (!Objects.equals(value, after.get(field))) {
                changed.add(field);
            }
        });
        return changed;
    }

    /** Each value as the log may have it, by its field's name in the schema. */
    Map<String, @Nullable Object> byField() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", name);
        values.put("title", title);
        values.put("intro", intro);
        values.put("thanks", thanks);
        values.put("fields", fields.stream().map(Object::toString).toList());
        values.put("consentText", consentText);
        values.put("assignee", assignee == null ? null : assignee.toString());
        values.put("stage", stage == null ? null : stage.toString());
        return values;
    }
}
