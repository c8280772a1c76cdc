package foyer.tenancy.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people can change of their tenant, each as it is stored. */
record TenantSettings(String name, String slug, String locale, String timeZone, String currency, Company company) {

    /** Each by its name in the schema. */
    private Map<String, @Nullable String> byField() {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("name", name);
        fields.put("slug", slug);
        fields.put("locale", locale);
        fields.put("timeZone", timeZone);
        fields.put("currency", currency);
        fields.put("industry", company.industry());
        fields.put("size", company.sizeName());
        fields.put("country", company.country());
        return fields;
    }

    /** Each field that is another in these, with what it was and becomes. */
    Map<String, Map<String, @Nullable String>> changesTo(TenantSettings others) {
        var changes = new LinkedHashMap<String, Map<String, @Nullable String>>();
        var after = others.byField();
        byField().forEach((field, before) -> {
            var value = after.get(field);
            if (!Objects.equals(value, before)) {
                changes.put(field, diff(before, value));
            }
        });
        return changes;
    }

    private static Map<String, @Nullable String> diff(@Nullable String before, @Nullable String after) {
        var diff = new HashMap<String, @Nullable String>();
        diff.put("before", before);
        diff.put("after", after);
        return diff;
    }
}
