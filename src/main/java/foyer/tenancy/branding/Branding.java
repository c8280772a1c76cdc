package foyer.tenancy.branding;

import foyer.files.FileId;
import foyer.platform.colour.Colour;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the tenant acted in looks, as the schema shows it; null where it looks as Foyer does. */
public record Branding(
        @Nullable String displayName,
        @Nullable Colour primary,
        @Nullable Colour accent,
        @Nullable FileId logoId) {

    /** Of a tenant that has chosen nothing. */
    static final Branding NONE = new Branding(null, null, null, null);

    @Nullable String primaryColor() {
        return hex(primary);
    }

    @Nullable String textOnPrimary() {
        return primary == null ? null : primary.text().hex();
    }

    @Nullable String accentColor() {
        return hex(accent);
    }

    private static @Nullable String hex(@Nullable Colour colour) {
        return colour == null ? null : colour.hex();
    }

    /** Each field that is another in the other, with what it was and becomes. */
    Map<String, Map<String, @Nullable String>> changesTo(Branding other) {
        var changes = new LinkedHashMap<String, Map<String, @Nullable String>>();
        var after = other.byField();
        byField().forEach((field, before) -> {
            if (!Objects.equals(before, after.get(field))) {
                var diff = new HashMap<String, @Nullable String>();
                diff.put("before", before);
                diff.put("after", after.get(field));
                changes.put(field, diff);
            }
        });
        return changes;
    }

    private Map<String, @Nullable String> byField() {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("displayName", displayName);
        fields.put("primaryColor", primaryColor());
        fields.put("accentColor", accentColor());
        fields.put("logo", logoId == null ? null : logoId.toString());
        return fields;
    }
}
