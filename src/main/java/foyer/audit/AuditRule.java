package foyer.audit;

import java.util.Set;

/**
 * What a module says of the fields in the diffs of its records, as a bean; {@link AuditRules} knows the usual names by
 * itself.
 *
 * @param entityType the records' type in the schema, {@code "Lead"}
 * @param personal fields that tell of people: kept apart, with a salt, so that they can be erased
 * @param secret fields that are never kept
 */
public record AuditRule(String entityType, Set<String> personal, Set<String> secret) {

    /** Fields of people's data only. */
    public static AuditRule personal(String entityType, String... fields) {
        return new AuditRule(entityType, Set.of(fields), Set.of());
    }
}
