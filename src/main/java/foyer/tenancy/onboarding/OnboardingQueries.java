package foyer.tenancy.onboarding;

import static foyerdb.tenancy.Tables.BRANDING;
import static foyerdb.tenancy.Tables.INVITE;
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
    record Progress(boolean profile, boolean branded, boolean people) {}

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
                        DSL.field(DSL.exists(DSL.selectOne()
                                .from(BRANDING)
                                .where(BRANDING.TENANT_ID.eq(TENANT.ID))
                                .and(BRANDING.PRIMARY_COLOR.isNotNull().or(BRANDING.LOGO_FILE_ID.isNotNull())))),
                        DSL.field(DSL.field(people)
                                .eq(OWNER_AND_ANOTHER)
                                .or(DSL.exists(DSL.selectOne()
                                        .from(INVITE)
                                        .where(INVITE.TENANT_ID.eq(TENANT.ID))
                                        .and(INVITE.STATUS.eq("PENDING"))))))
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .fetchSingle(mapping(Progress::new));
    }
}
