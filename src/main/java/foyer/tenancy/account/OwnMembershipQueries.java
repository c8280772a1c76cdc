package foyer.tenancy.account;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.currentInstant;

import foyer.identity.UserId;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** The calling user's memberships in SQL: all can be seen, one tenant's be written. */
@Component
class OwnMembershipQueries {

    private final DSLContext db;

    OwnMembershipQueries(DSLContext db) {
        this.db = db;
    }

    /** A membership of the user's. */
    record Own(UUID tenant, MembershipId membership) {}

    /** Those that they have not left, in the order of the tenants: what becomes of them is nothing to others. */
    List<Own> present(UserId user) {
        return db.select(MEMBERSHIP.TENANT_ID, MEMBERSHIP.ID.convertFrom(MembershipId::new))
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.USER_ID.eq(user.value()))
                .and(MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()))
                .orderBy(MEMBERSHIP.TENANT_ID)
                .fetch(mapping(Own::new));
    }

    boolean isActive(UserId user, UUID tenant) {
        return db.fetchExists(
                MEMBERSHIP,
                MEMBERSHIP.USER_ID.eq(user.value()),
                MEMBERSHIP.TENANT_ID.eq(tenant),
                MEMBERSHIP.STATUS.eq(MembershipStatus.ACTIVE.name()));
    }

    /** In the tenant of the membership, which has to be the current one. */
    void rename(Own own, String name) {
        update(own, MEMBERSHIP.NAME, name);
    }

    /** In the tenant of the membership, which has to be the current one. */
    void readdress(Own own, String email) {
        update(own, MEMBERSHIP.EMAIL, email);
    }

    private void update(Own own, Field<String> field, String value) {
        db.update(MEMBERSHIP)
                .set(field, value)
                .set(MEMBERSHIP.VERSION, MEMBERSHIP.VERSION.plus(1))
                .set(MEMBERSHIP.UPDATED_AT, currentInstant())
                .where(MEMBERSHIP.TENANT_ID.eq(own.tenant()))
                .and(MEMBERSHIP.ID.eq(own.membership().value()))
                .execute();
    }
}
