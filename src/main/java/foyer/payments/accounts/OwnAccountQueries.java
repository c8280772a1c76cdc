package foyer.payments.accounts;

import static foyerdb.payments.Tables.ACCOUNT;

import foyer.payments.Provider;
import foyer.platform.security.CurrentCaller;
import foyerdb.payments.tables.records.AccountRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts of the tenant acted in, in SQL. */
@Component
class OwnAccountQueries {

    private final DSLContext db;
    private final OwnAccountCell cell;

    OwnAccountQueries(DSLContext db, OwnAccountCell cell) {
        this.db = db;
        this.cell = cell;
    }

    List<OwnAccount> all() {
        return db.selectFrom(ACCOUNT).where(isHere()).orderBy(ACCOUNT.PROVIDER).fetch(this::account);
    }

    @Nullable OwnAccount get(UUID id) {
        return db.selectFrom(ACCOUNT).where(isHere()).and(ACCOUNT.ID.eq(id)).fetchOne(this::account);
    }

    /** The one whose webhooks have this token in their address. */
    @Nullable OwnAccount byHook(Provider provider, byte[] hash) {
        return db.selectFrom(ACCOUNT)
                .where(isHere())
                .and(ACCOUNT.PROVIDER.eq(provider.name()))
                .and(ACCOUNT.HOOK_HASH.eq(hash))
                .fetchOne(this::account);
    }

    /** The one with this provider, which nobody else changes until the transaction ends. */
    @Nullable OwnAccount lock(Provider provider) {
        return db.selectFrom(ACCOUNT)
                .where(isHere())
                .and(ACCOUNT.PROVIDER.eq(provider.name()))
                .forUpdate()
                .fetchOne(this::account);
    }

    /** Makes it; false when somebody else has made one with this provider meanwhile. */
    boolean insert(OwnAccount account, byte[] hookHash) {
        return db.insertInto(ACCOUNT)
                        .set(ACCOUNT.TENANT_ID, CurrentCaller.tenant())
                        .set(ACCOUNT.ID, account.id().value())
                        .set(ACCOUNT.PROVIDER, account.provider().name())
                        .set(ACCOUNT.LIVE, account.live())
                        .set(ACCOUNT.KEYS, cell.close(account.id().value(), account.keys()))
                        .set(ACCOUNT.HOOK_HASH, hookHash)
                        .set(ACCOUNT.CREATED_AT, account.createdAt())
                        .set(ACCOUNT.UPDATED_AT, account.updatedAt())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** @param hookHash null when the address of webhooks stays */
    void update(OwnAccount account, byte @Nullable [] hookHash, Instant at) {
        var change = db.update(ACCOUNT)
                .set(ACCOUNT.LIVE, account.live())
                .set(ACCOUNT.KEYS, cell.close(account.id().value(), account.keys()))
                .set(ACCOUNT.UPDATED_AT, at);
        (hookHash == null ? change : change.set(ACCOUNT.HOOK_HASH, hookHash))
                .where(isHere())
                .and(ACCOUNT.ID.eq(account.id().value()))
                .execute();
    }

    @Nullable OwnAccount delete(UUID id) {
        return db.deleteFrom(ACCOUNT)
                .where(isHere())
                .and(ACCOUNT.ID.eq(id))
                .returning()
                .fetchOne(this::account);
    }

    private OwnAccount account(AccountRecord row) {
        return new OwnAccount(
                new PaymentAccountId(row.getId()),
                Provider.valueOf(row.getProvider()),
                row.getLive(),
                cell.open(row.getId(), row.getKeys()),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }

    private static Condition isHere() {
        return ACCOUNT.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
