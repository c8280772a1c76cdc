package foyer.entitlements;

import static foyerdb.entitlements.Tables.CLAIM;
import static foyerdb.entitlements.Tables.CLAIM_OVERRIDE;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The switches of modules in SQL, of the tenant acted in. */
@Component
class ModuleQueries {

    private final DSLContext db;

    ModuleQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * What a tenant has and what of it it has switched off.
     *
     * @param entitled features by name, those of the plan with what was agreed beyond it
     */
    record Switches(Set<String> entitled, Set<String> disabled) {}

    /** Null when the tenant has no claim yet. */
    @Nullable Switches switches(Instant now) {
        var overrides = DSL.multiset(db.select(CLAIM_OVERRIDE.KEY, CLAIM_OVERRIDE.GRANTED)
                        .from(CLAIM_OVERRIDE)
                        .where(CLAIM_OVERRIDE.TENANT_ID.eq(CLAIM.TENANT_ID))
                        .and(CLAIM_OVERRIDE.GRANTED.isNotNull())
                        .and(CLAIM_OVERRIDE.ENDS_AT.isNull().or(CLAIM_OVERRIDE.ENDS_AT.gt(now))))
                .convertFrom(rows -> rows.intoMap(CLAIM_OVERRIDE.KEY, CLAIM_OVERRIDE.GRANTED));
        return db.select(CLAIM.FEATURES, CLAIM.DISABLED, overrides)
                .from(CLAIM)
                .where(CLAIM.TENANT_ID.eq(CurrentCaller.tenant()))
                .fetchOne(row -> {
                    var entitled = new HashSet<>(List.of(row.value1()));
                    row.value3().forEach((feature, granted) -> {
                        entitled.remove(feature);
                        if (granted) {
                            entitled.add(feature);
                        }
                    });
                    return new Switches(entitled, Set.of(row.value2()));
                });
    }

    void disable(Collection<String> features) {
        db.update(CLAIM)
                .set(CLAIM.DISABLED, features.stream().sorted().toArray(String[]::new))
                .set(CLAIM.VERSION, CLAIM.VERSION.plus(1))
                .set(CLAIM.UPDATED_AT, DSL.currentInstant())
                .where(CLAIM.TENANT_ID.eq(CurrentCaller.tenant()))
                .execute();
    }
}
