package foyer.identity;

import static foyerdb.identity.Tables.ONE_TIME_TOKEN;
import static foyerdb.identity.Tables.USER_ACCOUNT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.select;

import foyer.platform.database.SystemDatabase;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One-time tokens in SQL. */
@Component
class OneTimeTokenQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    OneTimeTokenQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /**
     * A token that was issued.
     *
     * @param active whether its user's account is open
     */
    record Row(
            UserId user,
            String email,
            boolean active,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    @Nullable Row find(byte[] hash, TokenPurpose purpose) {
        return system.dsl()
                .select(
                        ONE_TIME_TOKEN.USER_ID.convertFrom(UserId::new),
                        ONE_TIME_TOKEN.EMAIL,
                        USER_ACCOUNT.ACTIVE,
                        ONE_TIME_TOKEN.EXPIRES_AT,
                        ONE_TIME_TOKEN.USED_AT,
                        ONE_TIME_TOKEN.REVOKED_AT)
                .from(ONE_TIME_TOKEN)
                .join(USER_ACCOUNT)
                .on(USER_ACCOUNT.ID.eq(ONE_TIME_TOKEN.USER_ID))
                .where(ONE_TIME_TOKEN.HASH.eq(hash))
                .and(ONE_TIME_TOKEN.PURPOSE.eq(purpose.name()))
                .fetchOne(mapping(Row::new));
    }

    /** Whoever issues a token for the same user waits. */
    void lock(UserId user) {
        db.select(USER_ACCOUNT.ID)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ID.eq(user.value()))
                .forNoKeyUpdate()
                .fetchSingle();
    }

    void insert(byte[] hash, UserId user, TokenPurpose purpose, String email, Instant now, Instant expiresAt) {
        db.insertInto(ONE_TIME_TOKEN)
                .set(ONE_TIME_TOKEN.HASH, hash)
                .set(ONE_TIME_TOKEN.USER_ID, user.value())
                .set(ONE_TIME_TOKEN.PURPOSE, purpose.name())
                .set(ONE_TIME_TOKEN.EMAIL, email)
                .set(ONE_TIME_TOKEN.CREATED_AT, now)
                .set(ONE_TIME_TOKEN.EXPIRES_AT, expiresAt)
                .execute();
    }

    void revoke(UserId user, TokenPurpose purpose, Instant now) {
        db.update(ONE_TIME_TOKEN)
                .set(ONE_TIME_TOKEN.REVOKED_AT, now)
                .where(ONE_TIME_TOKEN.USER_ID.eq(user.value()))
                .and(ONE_TIME_TOKEN.PURPOSE.eq(purpose.name()))
                .and(ONE_TIME_TOKEN.USED_AT.isNull())
                .and(ONE_TIME_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    /** Of all who come with it at once, the first finds it unused. */
    boolean use(byte[] hash, TokenPurpose purpose, Instant now) {
        return db.update(ONE_TIME_TOKEN)
                        .set(ONE_TIME_TOKEN.USED_AT, now)
                        .where(ONE_TIME_TOKEN.HASH.eq(hash))
                        .and(ONE_TIME_TOKEN.PURPOSE.eq(purpose.name()))
                        .and(ONE_TIME_TOKEN.USED_AT.isNull())
                        .and(ONE_TIME_TOKEN.REVOKED_AT.isNull())
                        .and(ONE_TIME_TOKEN.EXPIRES_AT.gt(now))
                        .execute()
                > 0;
    }

    int deleteEnded(Instant before, int most) {
        return system.dsl()
                .deleteFrom(ONE_TIME_TOKEN)
                .where(ONE_TIME_TOKEN.HASH.in(select(ONE_TIME_TOKEN.HASH)
                        .from(ONE_TIME_TOKEN)
                        .where(ONE_TIME_TOKEN.EXPIRES_AT.lt(before))
                        .limit(most)))
                .execute();
    }
}
