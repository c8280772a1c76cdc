package foyer.tenancy.onboarding;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TENANT;
import static org.jooq.Records.mapping;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipStatus;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How far the tenant acted in has been set up, in SQL. */
@Component
class OnboardingQueries {

    private static final int OWNER_AND_ANOTHER = 2;

    private final DSLContext db;

    OnboardingQueries(DSLContext db) {
        this.db = db;
    }

    /** What is there of a tenant. */
    record Progress(boolean profile, boolean people) {}

    Progress progress() {
        var people = DSL.selectCount()
                .from(DSL.selectOne()
                        .from(MEMBERSHIP)
                        .where(MEMBERSHIP.TENANT_ID.eq(TENANT.ID))
                        .and(MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()))
                        .limit(OWNER_AND_ANOTHER));
        return db.select(
                        DSL.field(TENANT.INDUSTRY
                                .isNotNull()
                                .and(TENANT.SIZE.isNotNull())
                                .and(TENANT.COUNTRY.isNotNull())),
                        DSL.field(DSL.field(people).eq(OWNER_AND_ANOTHER)))
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .fetchSingle(mapping(Progress::new));
    }
}
