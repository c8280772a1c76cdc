package foyer.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be stored of a person from now on; made from what was stored, so what is not changed is as before.
 *
 * @param locale a language tag (BCP 47)
 * @param defaultTenant where to go at the sign-in; null for wherever they were last
 */
public record ProfileChange(
        String name,
        @Nullable String phone,
        @Nullable String country,
        String locale,
        @Nullable String timeZone,
        @Nullable UUID defaultTenant) {

    /** What is stored of this user. */
    public static ProfileChange none(User user, @Nullable UUID defaultTenant) {
        return new ProfileChange(
                user.name(),
                user.phone(),
                user.country(),
                user.locale().toLanguageTag(),
                user.timeZone(),
                defaultTenant);
    }

    /** Field to what it was and became, for the audit log; empty when nothing changed. */
    public Map<String, Map<String, @Nullable Object>> diff(ProfileChange before) {
        var diff = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        compare(diff, "name", before.name, name);
        compare(diff, "phone", before.phone, phone);
        compare(diff, "country", before.country, country);
        compare(diff, "locale", before.locale, locale);
        compare(diff, "timeZone", before.timeZone, timeZone);
        compare(diff, "defaultTenant", text(before.defaultTenant), text(defaultTenant));
        return diff;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static void compare(
            Map<String, Map<String, @Nullable Object>> diff,
            String field,
            @Nullable String before,
            @Nullable String after) {
        if (!Objects.equals(before, after)) {
            var change = new LinkedHashMap<String, @Nullable Object>();
            change.put("before", before);
            change.put("after", after);
            diff.put(field, change);
        }
    }
}
