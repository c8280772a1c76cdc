package foyer.identity;

import static foyerdb.identity.Tables.SUPER_ADMIN;
import static foyerdb.identity.Tables.USER_ACCOUNT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;

import foyer.platform.database.SystemDatabase;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts for whoever runs the platform, in SQL. */
@Component
class PlatformUserQueries {

    private static final Keyset<PlatformUser> EMAIL = Keyset.ascending(
            "EMAIL",
            List.of(
                    new Keyset.Column<>(USER_ACCOUNT.EMAIL, PlatformUser::email),
                    new Keyset.Column<>(USER_ACCOUNT.ID, user -> user.id().value())));

    private final DSLContext db;
    private final SystemDatabase system;

    PlatformUserQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    Connection<PlatformUser> page(@Nullable String search, PageRequest page) {
        return EMAIL.page(
                users().where(begins(search)),
                page,
                mapping(PlatformUser::new),
                () -> system.dsl()
                        .fetchCount(system.dsl()
                                .selectOne()
                                .from(USER_ACCOUNT)
                                .where(begins(search))
                                .limit(Connection.COUNT_CAP + 1)));
    }

    @Nullable PlatformUser get(UserId id) {
        return users().where(USER_ACCOUNT.ID.eq(id.value())).fetchOne(mapping(PlatformUser::new));
    }

    boolean close(UserId id, String reason, Instant at) {
        return db.update(USER_ACCOUNT)
                        .set(USER_ACCOUNT.ACTIVE, false)
                        .set(USER_ACCOUNT.DEACTIVATED_AT, at)
                        .set(USER_ACCOUNT.DEACTIVATED_REASON, reason)
                        .set(USER_ACCOUNT.VERSION, USER_ACCOUNT.VERSION.plus(1))
                        .set(USER_ACCOUNT.UPDATED_AT, at)
                        .where(USER_ACCOUNT.ID.eq(id.value()))
                        .and(USER_ACCOUNT.ACTIVE)
                        .execute()
                > 0;
    }

    boolean reopen(UserId id, Instant at) {
        return db.update(USER_ACCOUNT)
                        .set(USER_ACCOUNT.ACTIVE, true)
                        .setNull(USER_ACCOUNT.DEACTIVATED_AT)
                        .setNull(USER_ACCOUNT.DEACTIVATED_REASON)
                        .set(USER_ACCOUNT.VERSION, USER_ACCOUNT.VERSION.plus(1))
                        .set(USER_ACCOUNT.UPDATED_AT, at)
                        .where(USER_ACCOUNT.ID.eq(id.value()))
                        .and(USER_ACCOUNT.ACTIVE.isFalse())
                        .execute()
                > 0;
    }

    private static Condition begins(@Nullable String search) {
        return search == null || search.isBlank()
                ? noCondition()
                : USER_ACCOUNT.EMAIL.startsWith(search.strip().toLowerCase(Locale.ROOT));
    }

    private SelectOnConditionStep<Record8<UserId, String, String, Boolean, Instant, String, Boolean, Instant>> users() {
        return system.dsl()
                .select(
                        USER_ACCOUNT.ID.convertFrom(UserId::new),
                        USER_ACCOUNT.NAME,
                        USER_ACCOUNT.EMAIL,
                        USER_ACCOUNT.ACTIVE,
                        USER_ACCOUNT.DEACTIVATED_AT,
                        USER_ACCOUNT.DEACTIVATED_REASON,
                        field(SUPER_ADMIN.USER_ID.isNotNull()),
                        USER_ACCOUNT.CREATED_AT)
                .from(USER_ACCOUNT)
                .leftJoin(SUPER_ADMIN)
                .on(SUPER_ADMIN.USER_ID.eq(USER_ACCOUNT.ID));
    }
}
