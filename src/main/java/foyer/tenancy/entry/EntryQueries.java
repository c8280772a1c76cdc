package foyer.tenancy.entry;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TENANT;

import foyer.identity.UserId;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.roles.GivenRole;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Memberships of the tenant acted in, as whoever comes in gets one. */
@Component
class EntryQueries {

    private static final String ACTIVE = "ACTIVE";

    private final DSLContext db;

    EntryQueries(DSLContext db) {
        this.db = db;
    }

    /** Whether the tenant is not suspended. */
    boolean isActive() {
        return db.fetchExists(TENANT, TENANT.ID.eq(CurrentCaller.tenant()), TENANT.STATUS.eq(DSL.inline(ACTIVE)));
    }

    /** The user's membership, ended or not. */
    @Nullable MembershipId membershipOf(UserId user) {
        return db.select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(MEMBERSHIP.USER_ID.eq(user.value()))
                .fetchOne(row -> new MembershipId(row.value1()));
    }

    /** Makes the membership, or renews one that has ended; false when there is one that has not. */
    boolean join(MembershipId id, Newcomer who, GivenRole given, Instant at) {
        var custom = given.custom() == null ? null : given.custom().value();
        return db.insertInto(MEMBERSHIP)
                        .set(MEMBERSHIP.TENANT_ID, CurrentCaller.tenant())
                        .set(MEMBERSHIP.ID, id.value())
                        .set(MEMBERSHIP.USER_ID, who.user().value())
                        .set(MEMBERSHIP.ROLE, given.role().name())
                        .set(MEMBERSHIP.CUSTOM_ROLE_ID, custom)
                        .set(MEMBERSHIP.NAME, who.name())
                        .set(MEMBERSHIP.EMAIL, who.email())
                        .onConflict(MEMBERSHIP.TENANT_ID, MEMBERSHIP.USER_ID)
                        .doUpdate()
                        .set(MEMBERSHIP.ROLE, given.role().name())
                        .set(MEMBERSHIP.CUSTOM_ROLE_ID, custom)
                        .set(MEMBERSHIP.STATUS, MembershipStatus.ACTIVE.name())
                        .set(MEMBERSHIP.NAME, who.name())
                        .set(MEMBERSHIP.EMAIL, who.email())
                        .set(MEMBERSHIP.PERMS_VERSION, MEMBERSHIP.PERMS_VERSION.plus(1))
                        .set(MEMBERSHIP.VERSION, MEMBERSHIP.VERSION.plus(1))
                        .set(MEMBERSHIP.UPDATED_AT, at)
                        .where(MEMBERSHIP.STATUS.eq(MembershipStatus.REMOVED.name()))
                        .execute()
                == 1;
    }
}
