package foyer.leads.assignment;

import static foyerdb.leads.Tables.ASSIGNMENT_MEMBER;
import static foyerdb.leads.Tables.STAGE;
import static foyerdb.leads.Tables.STAGE_COUNT;
import static foyerdb.leads.Tables.STAGE_DELTA;

import foyer.leads.assignment.AssignmentPlan.Place;
import foyer.leads.pipelines.StageKind;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** Whose turn it is, and who has how much, in SQL. For rules that are held. */
@Component
class AssignmentTurnQueries {

    /** In one statement whose text is the same for any number; as text, since jOOQ unnests one array at a time. */
    private static final String WRITE = """
            insert into leads.assignment_member (tenant_id, rule_id, membership_id, turn)
            select {0}, rule_id, membership_id, turn
            from unnest({1}, {2}, {3}) as u (rule_id, membership_id, turn)
            on conflict on constraint assignment_member_key do update set turn = excluded.turn""";

    private final DSLContext db;

    AssignmentTurnQueries(DSLContext db) {
        this.db = db;
    }

    /** The turns of the rules' members; whoever never had one is absent. */
    Map<AssignmentRuleId, Map<MembershipId, Long>> of(List<AssignmentRuleId> rules) {
        var all = new HashMap<AssignmentRuleId, Map<MembershipId, Long>>();
        db.select(ASSIGNMENT_MEMBER.RULE_ID, ASSIGNMENT_MEMBER.MEMBERSHIP_ID, ASSIGNMENT_MEMBER.TURN)
                .from(ASSIGNMENT_MEMBER)
                .where(ASSIGNMENT_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(ASSIGNMENT_MEMBER.RULE_ID.eq(
                        DSL.any(rules.stream().map(AssignmentRuleId::value).toArray(UUID[]::new))))
                .forEach(row -> all.computeIfAbsent(new AssignmentRuleId(row.value1()), _ -> new HashMap<>())
                        .put(new MembershipId(row.value2()), row.value3()));
        return all;
    }

    void write(Map<Place, Long> turns) {
        if (turns.isEmpty()) {
            return;
        }
        var places = List.copyOf(turns.entrySet());
        db.query(
                        WRITE,
                        DSL.val(CurrentCaller.tenant()),
                        DSL.val(
                                places.stream()
                                        .map(place -> place.getKey().rule().value())
                                        .toArray(UUID[]::new),
                                SQLDataType.UUID.array()),
                        DSL.val(
                                places.stream()
                                        .map(place -> place.getKey().member().value())
                                        .toArray(UUID[]::new),
                                SQLDataType.UUID.array()),
                        DSL.val(
                                places.stream().map(Map.Entry::getValue).toArray(Long[]::new),
                                SQLDataType.BIGINT.array()))
                .execute();
    }

    /** How many leads in use the members have in open stages, exactly; whoever has none may be absent. */
    Map<MembershipId, Integer> open(Collection<MembershipId> members) {
        var ids = members.stream().map(MembershipId::value).toArray(UUID[]::new);
        var counted = db.select(STAGE_COUNT.STAGE_ID, STAGE_COUNT.ASSIGNEE_ID, STAGE_COUNT.LEADS)
                .from(STAGE_COUNT)
                .where(STAGE_COUNT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(STAGE_COUNT.ASSIGNEE_ID.eq(DSL.any(ids)))
                .unionAll(db.select(STAGE_DELTA.STAGE_ID, STAGE_DELTA.ASSIGNEE_ID, STAGE_DELTA.LEADS)
                        .from(STAGE_DELTA)
                        .where(STAGE_DELTA.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(STAGE_DELTA.ASSIGNEE_ID.eq(DSL.any(ids))))
                .asTable("counted", "stage_id", "assignee_id", "leads");
        var stage = counted.field("stage_id", UUID.class);
        var assignee = counted.field("assignee_id", UUID.class);
        var leads = DSL.sum(counted.field("leads", Long.class));
        return db.select(assignee, leads)
                .from(counted)
                .join(STAGE)
                .on(STAGE.TENANT_ID.eq(CurrentCaller.tenant()), STAGE.ID.eq(stage))
                .where(STAGE.KIND.eq(StageKind.OPEN.name()))
                .groupBy(assignee)
                .fetchMap(
                        row -> new MembershipId(row.value1()),
                        row -> row.value2().intValue());
    }
}
