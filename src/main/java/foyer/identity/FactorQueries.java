package foyer.identity;

import static foyerdb.identity.Tables.RECOVERY_CODE;
import static foyerdb.identity.Tables.TOTP;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import foyer.platform.database.SystemDatabase;
import foyerdb.identity.tables.records.TotpRecord;
import java.time.Instant;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The calling user's second factor and recovery codes in SQL. */
@Component
class FactorQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    FactorQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    @Nullable TotpRecord find(UserId user) {
        return db.selectFrom(TOTP).where(TOTP.USER_ID.eq(user.value())).fetchOne();
    }

    boolean isActive(UserId user) {
        return isActive(db, user);
    }

    /** Before anyone is known. */
    boolean isActiveOf(UserId user) {
        return isActive(system.dsl(), user);
    }

    private static boolean isActive(DSLContext dsl, UserId user) {
        return dsl.fetchExists(
                dsl.selectOne().from(TOTP).where(TOTP.USER_ID.eq(user.value())).and(TOTP.CONFIRMED_AT.isNotNull()));
    }

    /** Takes the place of one that was never confirmed; of an active one it does not. */
    boolean begin(UserId user, byte[] secret, Instant now) {
        return db.insertInto(TOTP)
                        .set(TOTP.USER_ID, user.value())
                        .set(TOTP.SECRET, secret)
                        .set(TOTP.CREATED_AT, now)
                        .onConflict(TOTP.USER_ID)
                        .doUpdate()
                        .set(TOTP.SECRET, secret)
                        .set(TOTP.CREATED_AT, now)
                        .where(TOTP.CONFIRMED_AT.isNull())
                        .execute()
                > 0;
    }

    boolean confirm(UserId user, long step, Instant now) {
        return db.update(TOTP)
                        .set(TOTP.CONFIRMED_AT, now)
                        .set(TOTP.LAST_STEP, step)
                        .where(TOTP.USER_ID.eq(user.value()))
                        .and(TOTP.CONFIRMED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Of all who come with a code at once, the first finds it unused. */
    boolean useStep(UserId user, long step) {
        return db.update(TOTP)
                        .set(TOTP.LAST_STEP, step)
                        .where(TOTP.USER_ID.eq(user.value()))
                        .and(TOTP.CONFIRMED_AT.isNotNull())
                        .and(TOTP.LAST_STEP.lt(step))
                        .execute()
                > 0;
    }

    void delete(UserId user) {
        db.deleteFrom(TOTP).where(TOTP.USER_ID.eq(user.value())).execute();
    }

    boolean useRecoveryCode(UserId user, byte[] hash, Instant now) {
        return db.update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, now)
                        .where(RECOVERY_CODE.USER_ID.eq(user.value()))
                        .and(RECOVERY_CODE.HASH.eq(hash))
                        .and(RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                > 0;
    }

    int unusedRecoveryCodes(UserId user) {
        return db.fetchCount(RECOVERY_CODE, RECOVERY_CODE.USER_ID.eq(user.value()), RECOVERY_CODE.USED_AT.isNull());
    }

    void deleteRecoveryCodes(UserId user) {
        db.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.USER_ID.eq(user.value()))
                .execute();
    }

    void insertRecoveryCodes(UserId user, Collection<byte[]> hashes, Instant now) {
        db.insertInto(RECOVERY_CODE, RECOVERY_CODE.USER_ID, RECOVERY_CODE.HASH, RECOVERY_CODE.CREATED_AT)
                .valuesOfRows(hashes.stream()
                        .map(hash -> row(val(user.value()), val(hash), val(now)))
                        .toList())
                .execute();
    }
}
