package foyer.entitlements;

import static foyerdb.entitlements.Tables.CLAIM;
import static foyerdb.entitlements.Tables.CLAIM_LIMIT;
import static foyerdb.entitlements.Tables.CLAIM_OVERRIDE;
import static foyerdb.entitlements.Tables.COUNTER;
import static foyerdb.entitlements.Tables.FROZEN_MARK;
import static foyerdb.entitlements.Tables.KEPT_MARK;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of their plan: what it grants, what they have used, and what is frozen. */
@Component
class EntitlementsExport implements ExportPart {

    @Override
    public List<ExportTable> tables() {
        return List.of(
                ExportTable.of("plan", CLAIM, CLAIM.TENANT_ID, CLAIM.ID)
                        .with(CLAIM.BLUEPRINT, CLAIM.PLAN, CLAIM.FEATURES, CLAIM.DISABLED, CLAIM.ACCESS)
                        .with(CLAIM.TIME_ZONE, CLAIM.PERIOD_START, CLAIM.PERIOD_END)
                        .with(CLAIM.VERSION, CLAIM.CREATED_AT, CLAIM.UPDATED_AT),
                ExportTable.of("plan-limits", CLAIM_LIMIT, CLAIM_LIMIT.TENANT_ID, CLAIM_LIMIT.ID)
                        .with(CLAIM_LIMIT.LIMIT_KEY, CLAIM_LIMIT.ALLOWED),
                ExportTable.of("plan-overrides", CLAIM_OVERRIDE, CLAIM_OVERRIDE.TENANT_ID, CLAIM_OVERRIDE.ID)
                        .with(CLAIM_OVERRIDE.KEY, CLAIM_OVERRIDE.GRANTED, CLAIM_OVERRIDE.ALLOWED)
                        .with(CLAIM_OVERRIDE.ENDS_AT, CLAIM_OVERRIDE.CREATED_AT)
                        .without("the platform's own note", CLAIM_OVERRIDE.REASON)
                        .without(
                                "who of the platform it was",
                                CLAIM_OVERRIDE.CREATED_BY_KIND,
                                CLAIM_OVERRIDE.CREATED_BY_ID),
                ExportTable.of("usage", COUNTER, COUNTER.TENANT_ID, COUNTER.ID)
                        .with(COUNTER.LIMIT_KEY, COUNTER.PERIOD_START, COUNTER.PERIOD_END, COUNTER.USED)
                        .without("held for moments only", COUNTER.RESERVED)
                        .without("which warning was given last", COUNTER.WARNED),
                ExportTable.of("frozen", FROZEN_MARK, FROZEN_MARK.TENANT_ID, FROZEN_MARK.ID)
                        .with(FROZEN_MARK.KIND, FROZEN_MARK.ENTITY_ID, FROZEN_MARK.LIMIT_KEY, FROZEN_MARK.FROZEN_AT),
                ExportTable.of("kept-active", KEPT_MARK, KEPT_MARK.TENANT_ID, KEPT_MARK.ID)
                        .with(KEPT_MARK.KIND, KEPT_MARK.ENTITY_ID, KEPT_MARK.CHOSEN_AT));
    }
}
