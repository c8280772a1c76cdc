package foyer.identity;

import static foyerdb.identity.Tables.CREDENTIAL;
import static foyerdb.identity.Tables.USER_ACCOUNT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.currentInstant;

import foyer.platform.database.SystemDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record9;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts and credentials in SQL. */
@Component
class UserQueries {

    private static final String PASSWORD = "PASSWORD";

    private final DSLContext db;
    private final SystemDatabase system;

    UserQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    @Nullable Account account(String email) {
        return system.dsl()
                .select(USER_ACCOUNT.ID.convertFrom(UserId::new), USER_ACCOUNT.ACTIVE, CREDENTIAL.SECRET)
                .from(USER_ACCOUNT)
                .leftJoin(CREDENTIAL)
                .on(CREDENTIAL.USER_ID.eq(USER_ACCOUNT.ID))
                .and(CREDENTIAL.KIND.eq(PASSWORD))
                .where(USER_ACCOUNT.EMAIL.eq(email))
                .fetchOne(mapping(Account::new));
    }

    Set<UserId> open(Collection<UserId> ids) {
        return system.dsl()
                .select(USER_ACCOUNT.ID)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ID.eq(
                        DSL.any(ids.stream().map(UserId::value).toArray(UUID[]::new))))
                .and(USER_ACCOUNT.ACTIVE.isTrue())
                .fetchSet(row -> new UserId(row.value1()));
    }

    boolean isOpen(UserId id) {
        return system.dsl().fetchExists(USER_ACCOUNT, USER_ACCOUNT.ID.eq(id.value()), USER_ACCOUNT.ACTIVE.isTrue());
    }

    @Nullable User user(UserId id) {
        return users(id).fetchOne(mapping(User::new));
    }

    User lock(UserId id) {
        return users(id).forUpdate().fetchSingle(mapping(User::new));
    }

    @Nullable UUID ownDefaultTenant(UserId id) {
        return defaultTenant(db, id);
    }

    /** Before anyone is known. */
    @Nullable UUID defaultTenant(UserId id) {
        return defaultTenant(system.dsl(), id);
    }

    private static @Nullable UUID defaultTenant(DSLContext dsl, UserId id) {
        return dsl.select(USER_ACCOUNT.DEFAULT_TENANT_ID)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ID.eq(id.value()))
                .fetchOne(USER_ACCOUNT.DEFAULT_TENANT_ID);
    }

    /** Those who sign in at once do not wait for one another. */
    boolean holdPassword(UserId id, String hash) {
        return db.select(USER_ACCOUNT.ID)
                        .from(USER_ACCOUNT)
                        .join(CREDENTIAL)
                        .on(CREDENTIAL.USER_ID.eq(USER_ACCOUNT.ID))
                        .where(USER_ACCOUNT.ID.eq(id.value()))
                        .and(USER_ACCOUNT.ACTIVE)
                        .and(CREDENTIAL.KIND.eq(PASSWORD))
                        .and(CREDENTIAL.SECRET.eq(hash))
                        .forShare()
                        .fetchOne()
                != null;
    }

    void update(UserId id, ProfileChange change) {
        db.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.NAME, change.name())
                .set(USER_ACCOUNT.PHONE, change.phone())
                .set(USER_ACCOUNT.COUNTRY, change.country())
                .set(USER_ACCOUNT.LOCALE, change.locale())
                .set(USER_ACCOUNT.TIME_ZONE, change.timeZone())
                .set(USER_ACCOUNT.DEFAULT_TENANT_ID, change.defaultTenant())
                .set(USER_ACCOUNT.VERSION, USER_ACCOUNT.VERSION.plus(1))
                .set(USER_ACCOUNT.UPDATED_AT, currentInstant())
                .where(USER_ACCOUNT.ID.eq(id.value()))
                .execute();
    }

    void setPassword(UserId id, String hash) {
        db.insertInto(CREDENTIAL)
                .set(CREDENTIAL.USER_ID, id.value())
                .set(CREDENTIAL.KIND, PASSWORD)
                .set(CREDENTIAL.SECRET, hash)
                .onConflict(CREDENTIAL.USER_ID, CREDENTIAL.KIND)
                .doUpdate()
                .set(CREDENTIAL.SECRET, hash)
                .set(CREDENTIAL.UPDATED_AT, currentInstant())
                .execute();
    }

    void deletePassword(UserId id) {
        db.deleteFrom(CREDENTIAL)
                .where(CREDENTIAL.USER_ID.eq(id.value()))
                .and(CREDENTIAL.KIND.eq(PASSWORD))
                .execute();
    }

    void changeEmail(UserId id, String email) {
        db.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.EMAIL, email)
                .set(USER_ACCOUNT.EMAIL_VERIFIED_AT, currentInstant())
                .set(USER_ACCOUNT.VERSION, USER_ACCOUNT.VERSION.plus(1))
                .set(USER_ACCOUNT.UPDATED_AT, currentInstant())
                .where(USER_ACCOUNT.ID.eq(id.value()))
                .execute();
    }

    boolean verifyEmail(UserId id, String email) {
        return db.update(USER_ACCOUNT)
                        .set(USER_ACCOUNT.EMAIL_VERIFIED_AT, coalesce(USER_ACCOUNT.EMAIL_VERIFIED_AT, currentInstant()))
                        .where(USER_ACCOUNT.ID.eq(id.value()))
                        .and(USER_ACCOUNT.EMAIL.eq(email))
                        .execute()
                > 0;
    }

    boolean replacePassword(UserId id, String before, String hash) {
        return db.update(CREDENTIAL)
                        .set(CREDENTIAL.SECRET, hash)
                        .set(CREDENTIAL.UPDATED_AT, currentInstant())
                        .where(CREDENTIAL.USER_ID.eq(id.value()))
                        .and(CREDENTIAL.KIND.eq(PASSWORD))
                        .and(CREDENTIAL.SECRET.eq(before))
                        .execute()
                > 0;
    }

    private SelectConditionStep<Record9<UserId, String, String, Instant, String, String, Locale, String, Instant>>
            users(UserId id) {
        return db.select(
                        USER_ACCOUNT.ID.convertFrom(UserId::new),
                        USER_ACCOUNT.NAME,
                        USER_ACCOUNT.EMAIL,
                        USER_ACCOUNT.EMAIL_VERIFIED_AT,
                        USER_ACCOUNT.PHONE,
                        USER_ACCOUNT.COUNTRY,
                        USER_ACCOUNT.LOCALE.convertFrom(Locale::forLanguageTag),
                        USER_ACCOUNT.TIME_ZONE,
                        USER_ACCOUNT.CREATED_AT)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.ID.eq(id.value()));
    }

    void insert(NewUser user) {
        db.insertInto(USER_ACCOUNT)
                .set(USER_ACCOUNT.ID, user.id().value())
                .set(USER_ACCOUNT.EMAIL, user.email())
                .set(USER_ACCOUNT.NAME, user.name())
                .set(USER_ACCOUNT.PHONE, user.phone())
                .set(USER_ACCOUNT.COUNTRY, user.country())
                .set(USER_ACCOUNT.LOCALE, user.locale())
                .execute();
        db.insertInto(CREDENTIAL)
                .set(CREDENTIAL.USER_ID, user.id().value())
                .set(CREDENTIAL.KIND, PASSWORD)
                .set(CREDENTIAL.SECRET, user.passwordHash())
                .execute();
    }
}
