package foyer.audit;

import static foyerdb.audit.Tables.ENTRY;
import static foyerdb.audit.Tables.PLATFORM_ENTRY;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The same columns of both logs: the tenants' and the platform's own. */
record LogColumns(
        Table<? extends Record> table,
        Field<UUID> id,
        Field<UUID> user,
        Field<Instant> at,
        Field<String> actorKind,
        Field<UUID> actorId,
        Field<String> actorName,
        Field<UUID> onBehalfOf,
        Field<String> action,
        Field<String> entityType,
        Field<UUID> entityId,
        Field<JSONB> diff,
        Field<JSONB> digests,
        Field<JSONB> personal,
        Field<String> requestId) {

    static final LogColumns TENANTS = new LogColumns(
            ENTRY,
            ENTRY.ID,
            DSL.inline(null, UUID.class).as("user_id"),
            ENTRY.AT,
            ENTRY.ACTOR_KIND,
            ENTRY.ACTOR_ID,
            ENTRY.ACTOR_NAME,
            ENTRY.ON_BEHALF_OF,
            ENTRY.ACTION,
            ENTRY.ENTITY_TYPE,
            ENTRY.ENTITY_ID,
            ENTRY.DIFF,
            ENTRY.DIGESTS,
            ENTRY.PERSONAL,
            ENTRY.REQUEST_ID);

    static final LogColumns PLATFORM = new LogColumns(
            PLATFORM_ENTRY,
            PLATFORM_ENTRY.ID,
            PLATFORM_ENTRY.USER_ID,
            PLATFORM_ENTRY.AT,
            PLATFORM_ENTRY.ACTOR_KIND,
            PLATFORM_ENTRY.ACTOR_ID,
            PLATFORM_ENTRY.ACTOR_NAME,
            PLATFORM_ENTRY.ON_BEHALF_OF,
            PLATFORM_ENTRY.ACTION,
            PLATFORM_ENTRY.ENTITY_TYPE,
            PLATFORM_ENTRY.ENTITY_ID,
            PLATFORM_ENTRY.DIFF,
            PLATFORM_ENTRY.DIGESTS,
            PLATFORM_ENTRY.PERSONAL,
            PLATFORM_ENTRY.REQUEST_ID);

    static LogColumns of(UUID tenant) {
        return tenant.equals(ChainForm.PLATFORM) ? PLATFORM : TENANTS;
    }

    List<Field<?>> all() {
        return List.of(
                id,
                user,
                at,
                actorKind,
                actorId,
                actorName,
                onBehalfOf,
                action,
                entityType,
                entityId,
                diff,
                digests,
                personal,
                requestId);
    }
}
