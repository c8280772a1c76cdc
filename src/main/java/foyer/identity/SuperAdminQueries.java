package foyer.identity;

import static foyerdb.identity.Tables.SUPER_ADMIN;
import static foyerdb.identity.Tables.USER_ACCOUNT;

import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Who runs the platform, as the database's owner writes it. */
record SuperAdminQueries(DSLContext owner) {

    static final Set<String> TABLES = Set.of("identity.super_admin", "identity.user_account");

    @Nullable UUID user(String email) {
        return owner.select(USER_ACCOUNT.ID)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.EMAIL.eq(email))
                .fetchOne(USER_ACCOUNT.ID);
    }

    /** Whether they did not before. */
    boolean insert(UUID user) {
        return owner.insertInto(SUPER_ADMIN)
                        .set(SUPER_ADMIN.USER_ID, user)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** Whether they did before. */
    boolean delete(UUID user) {
        return owner.deleteFrom(SUPER_ADMIN).where(SUPER_ADMIN.USER_ID.eq(user)).execute() > 0;
    }
}
