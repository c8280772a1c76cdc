package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Takes properties from teams that were deleted, frozen and archived ones too. */
@Component
class TeamPropertyQueries {

    private final DSLContext db;

    TeamPropertyQueries(DSLContext db) {
        this.db = db;
    }

    /** How many properties the team has, at most so many. */
    int count(TeamId team, int most) {
        return db.fetchCount(db.selectOne().from(PROPERTY).where(isOf(team)).limit(most));
    }

    /** Some of the team's properties. */
    List<UUID> some(TeamId team, int most) {
        return db.select(PROPERTY.ID)
                .from(PROPERTY)
                .where(isOf(team))
                .limit(most)
                .fetch(PROPERTY.ID);
    }

    /** Takes those from the team that it has still, held in the order of their ids; answers which. */
    List<UUID> clear(TeamId team, List<UUID> properties, Instant at) {
        var held = db.select(PROPERTY.ID)
                .from(PROPERTY)
                .where(isOf(team))
                .and(areAmong(properties))
                .orderBy(PROPERTY.ID)
                .forNoKeyUpdate()
                .fetch(PROPERTY.ID);
        db.update(PROPERTY)
                .setNull(PROPERTY.TEAM_ID)
                .set(PROPERTY.UPDATED_AT, at)
                .set(PROPERTY.VERSION, PROPERTY.VERSION.plus(1))
                .set(PROPERTY.FIELD_VERSIONS, PropertyWriteQueries.versioned(PropertyScopeQueries.TEAM))
                .where(PROPERTY.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(areAmong(held))
                .execute();
        return held;
    }

    private static Condition isOf(TeamId team) {
        return PROPERTY.TENANT_ID.eq(CurrentCaller.tenant()).and(PROPERTY.TEAM_ID.eq(team.value()));
    }

    private static Condition areAmong(List<UUID> properties) {
        return PROPERTY.ID.eq(DSL.any(properties.toArray(UUID[]::new)));
    }
}
