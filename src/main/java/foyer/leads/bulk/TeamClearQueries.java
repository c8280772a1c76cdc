package foyer.leads.bulk;

import static foyerdb.leads.Tables.LEAD;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Takes leads from teams that were deleted, frozen and archived ones too. */
@Component
class TeamClearQueries {

    private final DSLContext db;

    TeamClearQueries(DSLContext db) {
        this.db = db;
    }

    /** How many leads the team has, at most so many. */
    int count(TeamId team, int most) {
        return db.fetchCount(db.selectOne().from(LEAD).where(isOf(team)).limit(most));
    }

    /** Some of the team's leads. */
    List<UUID> some(TeamId team, int most) {
        return db.select(LEAD.ID).from(LEAD).where(isOf(team)).limit(most).fetch(LEAD.ID);
    }

    /** Takes those from the team that it has still, held in the order of every lock of leads; answers which. */
    List<UUID> clear(TeamId team, List<UUID> leads, Instant at) {
        var held = db.select(LEAD.ID)
                .from(LEAD)
                .where(isOf(team))
                .and(areAmong(leads))
                .orderBy(LEAD.ID)
                .forNoKeyUpdate()
                .fetch(LEAD.ID);
        db.update(LEAD)
                .setNull(LEAD.TEAM_ID)
                .set(LEAD.UPDATED_AT, at)
                .set(LEAD.VERSION, LEAD.VERSION.plus(1))
                .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(areAmong(held))
                .execute();
        return held;
    }

    private static Condition isOf(TeamId team) {
        return LEAD.TENANT_ID.eq(CurrentCaller.tenant()).and(LEAD.TEAM_ID.eq(team.value()));
    }

    private static Condition areAmong(List<UUID> leads) {
        return LEAD.ID.eq(DSL.any(leads.toArray(UUID[]::new)));
    }
}
