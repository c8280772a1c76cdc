package foyer.audit;

import static foyerdb.audit.Tables.PLATFORM_ENTRY;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyerdb.audit.Routines;
import foyerdb.audit.tables.records.EntryRecord;
import foyerdb.audit.tables.records.PlatformEntryRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes audit rows into the caller's transaction: no deed without its row, no row without its deed. Rows get their place
 * in the tenant's chain after the commit (ADR 009).
 */
@Component
public class Audit {

    private static final String USER = "User";

    /** How many entries one statement looks through. */
    private static final int AT_ONCE = 2_000;

    private final DSLContext db;
    private final SystemDatabase system;
    private final DiffText diffs;
    private final Sealer sealer;

    Audit(DSLContext db, SystemDatabase system, DiffText diffs, Sealer sealer) {
        this.db = db;
        this.system = system;
        this.diffs = diffs;
        this.sealer = sealer;
    }

    /**
     * Records a deed in the current tenant.
     *
     * @param action entity and verb, {@code "lead.assign"}
     * @param diff field to what it was and became ({@code before} and {@code after}), or to what it was set to; secrets are
     *     dropped and people's data kept apart by rule ({@link AuditRule})
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String entityType, @Nullable UUID entityId, Map<String, ?> diff) {
        record(List.of(new AuditEntry(action, entityType, entityId, diff)));
    }

    /** Records deeds in the current tenant in this order, in one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<AuditEntry> entries) {
        db.batchInsert(entries.stream().map(this::row).toList()).execute();
        sealAfterCommit(CurrentCaller.tenant());
    }

    private EntryRecord row(AuditEntry entry) {
        var caller = CurrentCaller.get();
        var doer = Doer.of(caller.actor());
        var split = diffs.split(entry.entityType(), entry.diff(), caller.ip(), caller.userAgent());
        var row = new EntryRecord();
        row.setTenantId(CurrentCaller.tenant());
        row.setActorKind(doer.kind());
        row.setActorId(doer.id());
        row.setActorName(doer.name());
        row.setOnBehalfOf(doer.onBehalfOf());
        row.setAction(entry.action());
        row.setEntityType(entry.entityType());
        row.setEntityId(entry.entityId());
        row.setDiff(stored(split.clear()));
        row.setDigests(stored(split.digests()));
        row.setPersonal(split.personal().isEmpty() ? null : stored(split.personal()));
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
        var row = platformRow(user, action, USER, user, diff);
        system.dsl().insertInto(PLATFORM_ENTRY).set(row).execute();
        sealer.committed(ChainForm.PLATFORM);
    }

    /** Records what concerns the caller as a user, outside any tenant: in the platform's own log. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordForUser(String action, String entityType, @Nullable UUID entityId, Map<String, ?> diff) {
        var user = Objects.requireNonNull(CurrentCaller.actor().userId(), "the caller is no user");
        var row = platformRow(user, action, entityType, entityId, diff);
        db.insertInto(PLATFORM_ENTRY).set(row).execute();
        sealAfterCommit(ChainForm.PLATFORM);
    }

    private PlatformEntryRecord platformRow(
            @Nullable UUID user, String action, String entityType, @Nullable UUID entityId, Map<String, ?> diff) {
        var caller = CurrentCaller.get();
        var doer = Doer.of(caller.actor());
        var split = diffs.split(entityType, diff, caller.ip(), caller.userAgent());
        var row = new PlatformEntryRecord();
        row.setUserId(user);
        row.setActorKind(doer.kind());
        row.setActorId(doer.id());
        row.setActorName(doer.name());
        row.setOnBehalfOf(doer.onBehalfOf());
        row.setAction(action);
        row.setEntityType(entityType);
        row.setEntityId(entityId);
        row.setDiff(stored(split.clear()));
        row.setDigests(stored(split.digests()));
        row.setPersonal(split.personal().isEmpty() ? null : stored(split.personal()));
        row.setRequestId(caller.requestId());
        return row;
    }

    private JSONB stored(Map<String, ?> values) {
        return JSONB.valueOf(diffs.json(values));
    }

    /**
     * Takes people's data out of what the current tenant's log tells of these records, and out of what it tells of their
     * deeds where they are actors: the address and the browser, as of the strangers who made them. Whatever else stands
     * there stays, and so does the chain. It leaves a row that says so.
     *
     * @param entityType the records' type in the schema
     * @return how many rows told of them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(String entityType, Collection<UUID> ids) {
        var rows = db.select(Routines.erase(DSL.val(entityType), DSL.val(ids.toArray(UUID[]::new))))
                .fetchSingle()
                .value1();
        record(ids.stream()
                .map(id -> new AuditEntry("audit.erase", entityType, id, Map.of()))
                .toList());
        return rows;
    }

    /**
     * Takes people's data out of what the current tenant's log tells of other records by deeds that name one of these, and
     * may tell of these: values that went from one record to another.
     *
     * @param actions what such deeds are called
     * @param names the ids of these records, as the diffs have them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void eraseNamed(String entityType, Collection<String> actions, Collection<String> names) {
        for (var action : actions) {
            UUID last = null;
            do {
                last = eraseNamed(entityType, action, names, last);
            } while (last != null);
        }
    }

    /** Of some entries, so that no statement is about more than it has time for; answers the last that was looked at. */
    private @Nullable UUID eraseNamed(
            String entityType, String action, Collection<String> names, @Nullable UUID after) {
        return db.select(Routines.eraseTold(
                        DSL.val(entityType),
                        DSL.val(action),
                        DSL.val(names.toArray(String[]::new)),
                        DSL.val(after, UUID.class),
                        DSL.val(AT_ONCE)))
                .fetchSingle()
                .value1();
    }

    /**
     * Takes people's data out of what the platform's own log tells of these users, in a transaction of its own.
     *
     * @return how many rows told of them
     */
    public int eraseUsers(Collection<UUID> users) {
        var ids = DSL.any(users.toArray(UUID[]::new));
        return system.dsl()
                .update(PLATFORM_ENTRY)
                .setNull(PLATFORM_ENTRY.PERSONAL)
                .where(PLATFORM_ENTRY.USER_ID.eq(ids).or(PLATFORM_ENTRY.ACTOR_ID.eq(ids)))
                .and(PLATFORM_ENTRY.PERSONAL.isNotNull())
                .execute();
    }

    private void sealAfterCommit(UUID tenant) {
        var wake = new AfterCommit(tenant, sealer);
        if (!TransactionSynchronizationManager.getSynchronizations().contains(wake)) {
            TransactionSynchronizationManager.registerSynchronization(wake);
        }
    }

    /** Wakes the sealer, which costs the transaction nothing: it has been committed. */
    private record AfterCommit(UUID tenant, Sealer sealer) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            sealer.committed(tenant);
        }
    }
}
