package foyer.audit;

import static foyerdb.audit.Tables.PLATFORM_ENTRY;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyerdb.audit.tables.records.EntryRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes audit rows into the caller's transaction: no deed without its row, no row without its deed. */
@Component
public class Audit {

    private static final String USER = "User";

    private final DSLContext db;
    private final SystemDatabase system;
    private final JsonMapper json;

    Audit(DSLContext db, SystemDatabase system, JsonMapper json) {
        this.db = db;
        this.system = system;
        this.json = json;
    }

    /**
     * Records a deed in the current tenant.
     *
     * @param action entity and verb, {@code "lead.assign"}
     * @param diff field to what it was and became; no secrets
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String entityType, @Nullable UUID entityId, Map<String, ?> diff) {
        record(List.of(new AuditEntry(action, entityType, entityId, diff)));
    }

    /** Records deeds in the current tenant in this order, in one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<AuditEntry> entries) {
        db.batchInsert(entries.stream().map(this::row).toList()).execute();
    }

    private EntryRecord row(AuditEntry entry) {
        var caller = CurrentCaller.get();
        var row = new EntryRecord();
        row.setTenantId(CurrentCaller.tenant());
        row.setActorKind(caller.actor().kind());
        row.setActorId(caller.actor().id());
        row.setAction(entry.action());
        row.setEntityType(entry.entityType());
        row.setEntityId(entry.entityId());
        row.setDiff(JSONB.valueOf(json.writeValueAsString(entry.diff())));
        row.setIp(caller.ip());
        row.setUserAgent(caller.userAgent());
        row.setRequestId(caller.requestId());
        return row;
    }

    /**
     * Records what somebody tried and failed to do with an account, in the platform's own log: at once and outside any
     * transaction, since nothing is done, and with the system login, since whoever tries is not who the account is.
     *
     * @param user whose account it is; null when there is none
     */
    public void recordAttempt(@Nullable UUID user, String action, Map<String, ?> diff) {
        var caller = CurrentCaller.get();
        system.dsl()
                .insertInto(PLATFORM_ENTRY)
                .set(PLATFORM_ENTRY.USER_ID, user)
                .set(PLATFORM_ENTRY.ACTOR_KIND, caller.actor().kind())
                .set(PLATFORM_ENTRY.ACTOR_ID, caller.actor().id())
                .set(PLATFORM_ENTRY.ACTION, action)
                .set(PLATFORM_ENTRY.ENTITY_TYPE, USER)
                .set(PLATFORM_ENTRY.ENTITY_ID, user)
                .set(PLATFORM_ENTRY.DIFF, JSONB.valueOf(json.writeValueAsString(diff)))
                .set(PLATFORM_ENTRY.IP, caller.ip())
                .set(PLATFORM_ENTRY.USER_AGENT, caller.userAgent())
                .set(PLATFORM_ENTRY.REQUEST_ID, caller.requestId())
                .execute();
    }

    /** Records what concerns the caller as a user, outside any tenant: in the platform's own log. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordForUser(String action, String entityType, @Nullable UUID entityId, Map<String, ?> diff) {
        var caller = CurrentCaller.get();
        db.insertInto(PLATFORM_ENTRY)
                .set(
                        PLATFORM_ENTRY.USER_ID,
                        Objects.requireNonNull(caller.actor().userId(), "the caller is no user"))
                .set(PLATFORM_ENTRY.ACTOR_KIND, caller.actor().kind())
                .set(PLATFORM_ENTRY.ACTOR_ID, caller.actor().id())
                .set(PLATFORM_ENTRY.ACTION, action)
                .set(PLATFORM_ENTRY.ENTITY_TYPE, entityType)
                .set(PLATFORM_ENTRY.ENTITY_ID, entityId)
                .set(PLATFORM_ENTRY.DIFF, JSONB.valueOf(json.writeValueAsString(diff)))
                .set(PLATFORM_ENTRY.IP, caller.ip())
                .set(PLATFORM_ENTRY.USER_AGENT, caller.userAgent())
                .set(PLATFORM_ENTRY.REQUEST_ID, caller.requestId())
                .execute();
    }
}
