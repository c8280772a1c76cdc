package foyer.tenancy.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people can change of their tenant, each as it is stored. */
record TenantSettings(
        String name, String slug, String locale, String timeZone, String currency, boolean impersonationAllowed) {

    /** Each by its name in the schema. */
    private Map<String, String> byField() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", name);
        fields.put("slug", slug);
        fields.put("locale", locale);
        fields.put("timeZone", timeZone);
        fields.put("currency", currency);
        fields.put("impersonationAllowed", String.valueOf(impersonationAllowed));
        return fields;
    }

    /** Each field that is another in these, with what it was and becomes. */
    Map<String, Map<String, String>> changesTo(TenantSettings others) {
        var changes = new LinkedHashMap<String, Map<String, String>>();
        var after = others.byField();
        byField().forEach((field, before) -> {
            var value = after.getOrDefault(field, before);
            if (!value.equals(before)) {
                changes.put(field, Map.of("before", before, "after", value));
            }
        });
        return changes;
    }
}
