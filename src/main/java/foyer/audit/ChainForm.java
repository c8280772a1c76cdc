package foyer.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is hashed of a row, version 1, and how; {@code src/docs/adr/009} says it for those who write a verifier of their
 * own. A row's hash is SHA-256 of the hash before it and its canonical form. Whatever is null is left out, and people's
 * data is there as digests only.
 */
final class ChainForm {

    static final int VERSION = 1;

    /** The tenant that stands for the platform's own log; it is nobody's. */
    static final UUID PLATFORM = new UUID(0, 0);

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ChainForm() {}

    /** What stands for the hash before the first row's: no two chains begin alike. */
    static Octets beginning(UUID tenant) {
        return Octets.of(Hashes.of(("foyer audit chain 1 " + tenant).getBytes(StandardCharsets.UTF_8)));
    }

    static Octets hash(Octets before, Map<String, ?> canonical) {
        return Octets.of(Hashes.of(before.bytes(), CanonicalJson.bytes(canonical)));
    }

    static Map<String, Object> canonical(UUID tenant, long number, LoggedRow row) {
        var form = new TreeMap<String, Object>();
        form.put("v", VERSION);
        form.put("tenant", tenant.toString());
        form.put("number", number);
        form.put("id", row.id().toString());
        put(form, "user", row.user());
        form.put("at", time(row.at()));
        form.put("actorKind", row.actorKind());
        put(form, "actorId", row.actorId());
        put(form, "actorName", row.actorName());
        put(form, "onBehalfOf", row.onBehalfOf());
        form.put("action", row.action());
        form.put("entityType", row.entityType());
        put(form, "entityId", row.entityId());
        form.put("diff", row.diff());
        form.put("digests", row.digests());
        put(form, "requestId", row.requestId());
        return form;
    }

    private static void put(Map<String, Object> form, String name, @Nullable Object value) {
        if (value != null) {
            form.put(name, value.toString());
        }
    }

    /** In UTC with six digits of a second, which is what the database keeps. */
    static String time(Instant at) {
        return MICROS.format(at);
    }
}
