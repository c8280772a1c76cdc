package foyer.audit;

import foyer.platform.graphql.TypeIds;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as the schema shows it.
 *
 * @param id as the schema writes it
 * @param member the membership, for the edge that tenancy adds
 * @param key the API key, for the edge that tenancy adds
 */
public record AuditActor(
        String kind,
        @Nullable String id,
        @Nullable String name,
        @Nullable UUID member,
        @Nullable UUID key) {

    private static final Map<String, String> PREFIXES =
            Map.of(Doer.MEMBER, "mem", Doer.USER, "user", Doer.API_KEY, "key", "AGENT", "agent");

    /** Whoever acted in the tenant acted in: who they are can be asked for. */
    public static AuditActor ofTenant(String kind, @Nullable UUID id, @Nullable String name) {
        return new AuditActor(
                kind,
                shown(kind, id),
                name,
                kind.equals(Doer.MEMBER) ? id : null,
                kind.equals(Doer.API_KEY) ? id : null);
    }

    /** Somebody who may be of any tenant, and is shown by the id only. */
    static AuditActor byId(String kind, @Nullable UUID id, @Nullable String name) {
        return new AuditActor(kind, shown(kind, id), name, null, null);
    }

    private static @Nullable String shown(String kind, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        var prefix = PREFIXES.get(kind);
        return prefix == null ? id.toString() : TypeIds.encode(prefix, id);
    }
}
