package foyer.tenancy.policies;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.SECURITY_POLICY;
import static foyerdb.tenancy.Tables.TENANT;

import foyer.identity.UserId;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.TenantId;
import foyer.tenancy.tenants.TenantQueries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tenants' policies in SQL. */
@Component
public class SecurityPolicyQueries {

    private final DSLContext db;
    private final SystemDatabase system;

    SecurityPolicyQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** Of the tenants where the user acts, frozen ones with them, those that ask anything. */
    public Map<UUID, SecurityPolicy> whereActing(UserId user) {
        return ofMember(user, MEMBERSHIP.STATUS.in(MembershipStatus.acting()));
    }

    /** Of the tenants that the user has not left, or may act in again, those that ask anything. */
    Map<UUID, SecurityPolicy> ofMember(UserId user) {
        return ofMember(user, MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()));
    }

    private Map<UUID, SecurityPolicy> ofMember(UserId user, Condition status) {
        return system.dsl()
                .select(SECURITY_POLICY.fields())
                .from(SECURITY_POLICY)
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.TENANT_ID.eq(SECURITY_POLICY.TENANT_ID))
                .join(TENANT)
                .on(TENANT.ID.eq(SECURITY_POLICY.TENANT_ID))
                .where(MEMBERSHIP.USER_ID.eq(user.value()))
                .and(status)
                .and(TENANT.STATUS.ne(TenantQueries.DELETED))
                .fetchMap(SECURITY_POLICY.TENANT_ID, SecurityPolicyQueries::policy);
    }

    @Nullable SecurityPolicy of(TenantId tenant) {
        return system.dsl()
                .selectFrom(SECURITY_POLICY)
                .where(SECURITY_POLICY.TENANT_ID.eq(tenant.value()))
                .fetchOne(SecurityPolicyQueries::policy);
    }

    @Nullable SecurityPolicy here() {
        return db.selectFrom(SECURITY_POLICY)
                .where(SECURITY_POLICY.TENANT_ID.eq(CurrentCaller.tenant()))
                .fetchOne(SecurityPolicyQueries::policy);
    }

    void store(SecurityPolicy policy, Instant now) {
        var row = db.newRecord(SECURITY_POLICY);
        row.setPasswordMinLength(policy.passwordMinLength());
        row.setSecondFactorRequired(policy.secondFactorRequired());
        row.setSessionHours(policy.sessionHours());
        row.setEmailDomains(policy.emailDomains().toArray(String[]::new));
        row.setUpdatedAt(now);
        db.insertInto(SECURITY_POLICY)
                .set(SECURITY_POLICY.TENANT_ID, CurrentCaller.tenant())
                .set(row)
                .onConflict(SECURITY_POLICY.TENANT_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static SecurityPolicy policy(Record row) {
        return new SecurityPolicy(
                row.get(SECURITY_POLICY.PASSWORD_MIN_LENGTH),
                row.get(SECURITY_POLICY.SECOND_FACTOR_REQUIRED),
                row.get(SECURITY_POLICY.SESSION_HOURS),
                List.of(row.get(SECURITY_POLICY.EMAIL_DOMAINS)));
    }
}
