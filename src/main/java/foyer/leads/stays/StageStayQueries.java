package foyer.leads.stays;

import static foyerdb.leads.Tables.STAGE_CHANGE;
import static java.util.Objects.requireNonNull;

import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import foyer.platform.graphql.PageRequest;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the moves of leads as the stays between them. */
@Component
class StageStayQueries {

    static final Keyset<StageStay> NEWEST_FIRST = Keyset.descending(
            "STAGE_HISTORY",
            List.of(
                    new Column<>(STAGE_CHANGE.CHANGED_AT, StageStay::enteredAt),
                    new Column<>(STAGE_CHANGE.ID, StageStay::id)));

    private static final String MEMBER = "MEMBER";
    private static final Field<Instant> LEFT_AT = leftAt();

    private final DSLContext db;

    StageStayQueries(DSLContext db) {
        this.db = db;
    }

    /** When the lead moved on: the row that comes next, of which it may have several at the same moment. */
    private static Field<Instant> leftAt() {
        var next = STAGE_CHANGE.as("next");
        return DSL.field(DSL.select(next.CHANGED_AT)
                        .from(next)
                        .where(next.TENANT_ID.eq(STAGE_CHANGE.TENANT_ID))
                        .and(next.LEAD_ID.eq(STAGE_CHANGE.LEAD_ID))
                        .and(DSL.row(next.CHANGED_AT, next.ID).gt(STAGE_CHANGE.CHANGED_AT, STAGE_CHANGE.ID))
                        .orderBy(next.CHANGED_AT, next.ID)
                        .limit(1))
                .as("left_at");
    }

    /** The page of each lead's stays, with one more when there are more. */
    Map<UUID, List<StageStay>> pages(UUID[] leads, PageRequest request) {
        var lead = DSL.unnest(leads).as("lead", "lead");
        var leadId = requireNonNull(lead.field("lead", UUID.class));
        var page = NEWEST_FIRST
                .limited(
                        db.select(
                                        STAGE_CHANGE.ID,
                                        STAGE_CHANGE.TO_STAGE_ID,
                                        STAGE_CHANGE.FROM_STAGE_ID,
                                        STAGE_CHANGE.CHANGED_AT,
                                        LEFT_AT,
                                        STAGE_CHANGE.LOST_REASON,
                                        STAGE_CHANGE.ACTOR_KIND,
                                        STAGE_CHANGE.ACTOR_ID)
                                .from(STAGE_CHANGE)
                                .where(STAGE_CHANGE.LEAD_ID.eq(leadId)),
                        request)
                .asTable("page");
        // A lateral join is a nested loop: rows come in the order of the inner query.
        return db.select(leadId)
                .select(page.fields())
                .from(lead)
                .crossJoin(DSL.lateral(page))
                .fetchGroups(row -> requireNonNull(row.get(leadId)), StageStayQueries::stay);
    }

    /** In how many stages each lead has been, at most one more than is ever told. */
    Map<UUID, Integer> counts(UUID[] leads) {
        var lead = DSL.unnest(leads).as("lead", "lead");
        var leadId = requireNonNull(lead.field("lead", UUID.class));
        var counted = db.selectOne()
                .from(STAGE_CHANGE)
                .where(STAGE_CHANGE.LEAD_ID.eq(leadId))
                .limit(Connection.COUNT_CAP + 1)
                .asTable("counted");
        var count =
                DSL.lateral(db.select(DSL.count().as("stays")).from(counted)).as("count");
        return db.select(leadId, count.field("stays", Integer.class))
                .from(lead)
                .crossJoin(count)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private static StageStay stay(Record row) {
        var from = row.get("from_stage_id", UUID.class);
        return new StageStay(
                row.get("id", UUID.class),
                new StageId(row.get("to_stage_id", UUID.class)),
                from == null ? null : new StageId(from),
                row.get("changed_at", Instant.class),
                row.get("left_at", Instant.class),
                row.get("lost_reason", String.class),
                member(row.get("actor_kind", String.class), row.get("actor_id", UUID.class)));
    }

    private static @Nullable MembershipId member(String kind, @Nullable UUID id) {
        return id != null && kind.equals(MEMBER) ? new MembershipId(id) : null;
    }
}
