package foyer.audit;

import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Splits the diffs that modules give by the rules, and makes text of their values. A value that is no map of {@code
 * before} and {@code after} is one that was set.
 */
@Component
class DiffText {

    private final AuditRules rules;
    private final JsonMapper json;

    DiffText(AuditRules rules, JsonMapper json) {
        this.rules = rules;
        this.json = json;
    }

    SplitDiff split(String entityType, Map<String, ?> diff, @Nullable String ip, @Nullable String userAgent) {
        var split = SplitDiff.empty();
        split.keepApart(SplitDiff.IP, ip);
        split.keepApart(SplitDiff.USER_AGENT, userAgent);
        diff.forEach((field, value) -> add(split, entityType, field, value));
        return split;
    }

    private void add(SplitDiff split, String entityType, String field, @Nullable Object value) {
        if (rules.isSecret(entityType, field)) {
            return;
        }
        var change = value instanceof Map<?, ?> map && isChange(map) ? map : null;
        var before = change == null ? null : text(change.get(SplitDiff.BEFORE));
        var after = text(change == null ? value : change.get(SplitDiff.AFTER));
        if (rules.isPersonal(entityType, field)) {
            split.keepApart(SplitDiff.before(field), before);
            split.keepApart(SplitDiff.after(field), after);
        } else {
            split.keep(field, before, after);
        }
    }

    private static boolean isChange(Map<?, ?> map) {
        return map.containsKey(SplitDiff.AFTER)
                && map.keySet().stream().allMatch(key -> SplitDiff.BEFORE.equals(key) || SplitDiff.AFTER.equals(key));
    }

    private @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case CharSequence text -> text.toString();
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case Enum<?> constant -> constant.name();
            case UUID id -> id.toString();
            case TemporalAccessor time -> time.toString();
            default -> json.writeValueAsString(value);
        };
    }

    String json(Object value) {
        return json.writeValueAsString(value);
    }
}
