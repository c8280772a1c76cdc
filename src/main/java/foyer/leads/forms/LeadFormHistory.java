package foyer.leads.forms;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of forms in the audit log and as events, in the transaction of the deed. */
@Component
class LeadFormHistory {

    private final Audit audit;
    private final Events events;

    LeadFormHistory(Audit audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    void created(LeadFormId form, LeadFormValues values) {
        var made = new LinkedHashMap<String, Object>();
        values.byField().forEach((field, value) -> {
            if (value != null) {
                made.put(field, diff(null, value));
            }
        });
        tell(form, "create", "created", made);
    }

    void updated(LeadFormId form, LeadFormValues before, LeadFormValues after, List<String> changed) {
        var diffs = new LinkedHashMap<String, Object>();
        changed.forEach(field -> diffs.put(
                field, diff(before.byField().get(field), after.byField().get(field))));
        tell(form, "update", "updated", diffs);
    }

    void archived(LeadFormId form) {
        tell(form, "archive", "archived", Map.of());
    }

    void restored(LeadFormId form) {
        tell(form, "restore", "restored", Map.of());
    }

    void tokenRenewed(LeadFormId form) {
        tell(form, "token_renew", "token_renewed", Map.of());
    }

    private void tell(LeadFormId form, String action, String verb, Map<String, ?> diff) {
        audit.record("lead_form." + action, LeadForm.TYPE, form.value(), diff);
        events.publish(new LeadFormChange(form, verb));
    }

    private static Map<String, @Nullable Object> diff(@Nullable Object before, @Nullable Object after) {
        var diff = new HashMap<String, @Nullable Object>();
        diff.put("before", before);
        diff.put("after", after);
        return diff;
    }
}
