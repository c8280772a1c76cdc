package foyer.entitlements;

import static foyerdb.entitlements.Tables.CLAIM_OVERRIDE;
import static org.jooq.Records.mapping;

import foyer.platform.security.CurrentCaller;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What was agreed beyond a plan in SQL, of the tenant acted in. */
@Component
class ClaimOverrideQueries {

    private final DSLContext db;

    ClaimOverrideQueries(DSLContext db) {
        this.db = db;
    }

    /** As many as there are features and limits, at most. */
    List<ClaimOverride> all() {
        return db.select(
                        CLAIM_OVERRIDE.KEY,
                        CLAIM_OVERRIDE.GRANTED,
                        CLAIM_OVERRIDE.ALLOWED,
                        CLAIM_OVERRIDE.ENDS_AT,
                        CLAIM_OVERRIDE.REASON,
                        CLAIM_OVERRIDE.CREATED_BY_ID,
                        CLAIM_OVERRIDE.CREATED_AT)
                .from(CLAIM_OVERRIDE)
                .where(CLAIM_OVERRIDE.TENANT_ID.eq(CurrentCaller.tenant()))
                .orderBy(CLAIM_OVERRIDE.KEY)
                .fetch(mapping(ClaimOverride::new));
    }
}
