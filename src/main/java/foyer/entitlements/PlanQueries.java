package foyer.entitlements;

import static foyerdb.entitlements.Tables.CLAIM;
import static foyerdb.entitlements.Tables.PLAN;

import foyer.platform.database.SystemDatabase;
import foyerdb.entitlements.tables.records.PlanRecord;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans that were edited, in SQL: no tenant's, so that the system login reads and writes them. */
@Component
class PlanQueries {

    private static final TypeReference<Map<String, @Nullable Long>> LIMITS = new TypeReference<>() {};

    private final SystemDatabase system;
    private final JsonMapper json;

    PlanQueries(SystemDatabase system, JsonMapper json) {
        this.system = system;
        this.json = json;
    }

    /** Those of the blueprint by their codes, on what ships. */
    Map<String, PlanEdit> of(PlanLadder shipped) {
        var edits = new LinkedHashMap<String, PlanEdit>();
        var codes = shipped.plans().stream().map(Plan::code).collect(Collectors.toSet());
        system.dsl()
                .selectFrom(PLAN)
                .where(PLAN.BLUEPRINT.eq(shipped.blueprint()))
                .orderBy(PLAN.CODE)
                .forEach(row -> {
                    if (codes.contains(row.getCode())) {
                        edits.put(row.getCode(), edit(row, shipped.plan(row.getCode())));
                    }
                });
        return edits;
    }

    /** Whether the plan was of the version before this one, 0 for one that was never edited. */
    boolean save(String blueprint, Plan plan, int version) {
        var features = plan.features().stream().map(Feature::name).sorted().toArray(String[]::new);
        var limits = JSONB.valueOf(json.writeValueAsString(plan.limits()));
        if (version == 1) {
            return system.dsl()
                            .insertInto(PLAN)
                            .set(PLAN.BLUEPRINT, blueprint)
                            .set(PLAN.CODE, plan.code())
                            .set(PLAN.FEATURES, features)
                            .set(PLAN.LIMITS, limits)
                            .onConflict(PLAN.BLUEPRINT, PLAN.CODE)
                            .doNothing()
                            .execute()
                    == 1;
        }
        return system.dsl()
                        .update(PLAN)
                        .set(PLAN.FEATURES, features)
                        .set(PLAN.LIMITS, limits)
                        .set(PLAN.VERSION, version)
                        .set(PLAN.UPDATED_AT, DSL.currentInstant())
                        .where(PLAN.BLUEPRINT.eq(blueprint))
                        .and(PLAN.CODE.eq(plan.code()))
                        .and(PLAN.VERSION.eq(version - 1))
                        .execute()
                == 1;
    }

    /** How many tenants have a copy of the plan as it was when they got it. */
    long copies(String blueprint, String code) {
        return system.dsl().fetchCount(CLAIM, CLAIM.BLUEPRINT.eq(blueprint), CLAIM.PLAN.eq(code));
    }

    /** What a release knows no more is passed over, and what it knows since then is as it ships. */
    private PlanEdit edit(PlanRecord row, Plan shipped) {
        var features = Arrays.stream(Feature.values())
                .filter(feature -> Set.of(row.getFeatures()).contains(feature.name()))
                .collect(Collectors.toSet());
        var limits = new EnumMap<Limit, @Nullable Long>(Limit.class);
        limits.putAll(shipped.limits());
        var stored = json.readValue(row.getLimits().data(), LIMITS);
        for (var limit : Limit.values()) {
            if (stored.containsKey(limit.name())) {
                limits.put(limit, stored.get(limit.name()));
            }
        }
        return new PlanEdit(new Plan(row.getCode(), features, limits), row.getVersion(), row.getUpdatedAt());
    }
}
