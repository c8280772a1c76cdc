package foyer.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a deed's fields: what may stand in clear for good, and apart from it people's data with their digests.
 * Secrets are in neither. All values are text.
 *
 * @param clear field to {@code before} and {@code after}
 * @param digests key ({@code "before:email"}, {@code "ip"}) to digest
 * @param personal the same keys to salted texts
 */
record SplitDiff(
        Map<String, Map<String, @Nullable String>> clear, Map<String, String> digests, Map<String, String> personal) {

    static final String IP = "ip";
    static final String USER_AGENT = "userAgent";
    static final String BEFORE = "before";
    static final String AFTER = "after";

    static String before(String field) {
        return BEFORE + ":" + field;
    }

    static String after(String field) {
        return AFTER + ":" + field;
    }

    static SplitDiff empty() {
        return new SplitDiff(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Keeps a change in clear. */
    void keep(String field, @Nullable String before, @Nullable String after) {
        var change = new HashMap<String, @Nullable String>();
        change.put(BEFORE, before);
        change.put(AFTER, after);
        clear.put(field, change);
    }

    /** Keeps people's data apart; nothing of what is null. */
    void keepApart(String key, @Nullable String text) {
        if (text != null) {
            var salted = PersonalData.salted(text);
            personal.put(key, salted);
            digests.put(key, PersonalData.digest(key, salted));
        }
    }

    boolean tellsOfPeople() {
        return !personal.isEmpty();
    }
}
