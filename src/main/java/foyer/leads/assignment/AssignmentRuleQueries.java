package foyer.leads.assignment;

import static foyerdb.leads.Keys.ASSIGNMENT_MEMBER_KEY;
import static foyerdb.leads.Tables.ASSIGNMENT_MEMBER;
import static foyerdb.leads.Tables.ASSIGNMENT_RULE;

import foyer.leads.LeadSource;
import foyer.leads.forms.LeadFormId;
import foyer.platform.graphql.TypedId;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Row8;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on rules and on who is named by them. */
@Component
class AssignmentRuleQueries {

    private final DSLContext db;

    AssignmentRuleQueries(DSLContext db) {
        this.db = db;
    }

    /** In their order. */
    List<AssignmentRule> all() {
        return rules(DSL.noCondition());
    }

    @Nullable AssignmentRule byId(AssignmentRuleId id) {
        return rules(ASSIGNMENT_RULE.ID.eq(id.value())).stream().findFirst().orElse(null);
    }

    private List<AssignmentRule> rules(Condition condition) {
        var members = DSL.multiset(db.select(
                                ASSIGNMENT_MEMBER.MEMBERSHIP_ID,
                                ASSIGNMENT_MEMBER.WEIGHT,
                                ASSIGNMENT_MEMBER.COUNTRIES,
                                ASSIGNMENT_MEMBER.CITIES,
                                ASSIGNMENT_MEMBER.FORMS)
                        .from(ASSIGNMENT_MEMBER)
                        .where(ASSIGNMENT_MEMBER.TENANT_ID.eq(ASSIGNMENT_RULE.TENANT_ID))
                        .and(ASSIGNMENT_MEMBER.RULE_ID.eq(ASSIGNMENT_RULE.ID))
                        .and(ASSIGNMENT_MEMBER.POSITION.isNotNull())
                        .orderBy(ASSIGNMENT_MEMBER.POSITION))
                .convertFrom(rows -> rows.map(row -> new AssignmentMember(
                        new MembershipId(row.value1()),
                        row.value2(),
                        List.of(row.value3()),
                        List.of(row.value4()),
                        Arrays.stream(row.value5()).map(LeadFormId::new).toList())));
        return db.select(ASSIGNMENT_RULE.fields())
                .select(members)
                .from(ASSIGNMENT_RULE)
                .where(isHere())
                .and(condition)
                .orderBy(ASSIGNMENT_RULE.POSITION, ASSIGNMENT_RULE.ID)
                .limit(AssignmentRule.MAX)
                .fetch(row -> rule(row, row.get(members)));
    }

    /**
     * Holds all rules of the tenant until the transaction ends, and reads them in their order. Read after they are held:
     * what a statement finds that waits for a row is as of its beginning, but for that row.
     */
    List<AssignmentRule> lock() {
        var held = db.select(ASSIGNMENT_RULE.ID)
                .from(ASSIGNMENT_RULE)
                .where(isHere())
                .orderBy(ASSIGNMENT_RULE.ID)
                .forNoKeyUpdate()
                .fetch();
        return held.isEmpty() ? List.of() : all();
    }

    void insert(AssignmentRule rule) {
        db.insertInto(ASSIGNMENT_RULE)
                .set(ASSIGNMENT_RULE.TENANT_ID, CurrentCaller.tenant())
                .set(ASSIGNMENT_RULE.ID, rule.id().value())
                .set(ASSIGNMENT_RULE.NAME, rule.name())
                .set(ASSIGNMENT_RULE.KIND, rule.kind().name())
                .set(ASSIGNMENT_RULE.POSITION, rule.position())
                .set(ASSIGNMENT_RULE.ACTIVE, rule.active())
                .set(ASSIGNMENT_RULE.SOURCES, sources(rule))
                .set(ASSIGNMENT_RULE.TEAM_ID, team(rule))
                .set(ASSIGNMENT_RULE.MOST_OPEN, rule.mostOpen())
                .set(ASSIGNMENT_RULE.CREATED_AT, rule.createdAt())
                .set(ASSIGNMENT_RULE.UPDATED_AT, rule.updatedAt())
                .execute();
        name(rule);
    }

    /** @param before the same rule as it was: of a team that stays everybody keeps their turn */
    void update(AssignmentRule before, AssignmentRule rule, Instant at) {
        db.update(ASSIGNMENT_RULE)
                .set(ASSIGNMENT_RULE.NAME, rule.name())
                .set(ASSIGNMENT_RULE.KIND, rule.kind().name())
                .set(ASSIGNMENT_RULE.POSITION, rule.position())
                .set(ASSIGNMENT_RULE.ACTIVE, rule.active())
                .set(ASSIGNMENT_RULE.SOURCES, sources(rule))
                .set(ASSIGNMENT_RULE.TEAM_ID, team(rule))
                .set(ASSIGNMENT_RULE.MOST_OPEN, rule.mostOpen())
                .set(ASSIGNMENT_RULE.VERSION, ASSIGNMENT_RULE.VERSION.plus(1))
                .set(ASSIGNMENT_RULE.UPDATED_AT, at)
                .where(is(rule.id()))
                .execute();
        if (rule.teamId() == null || !rule.teamId().equals(before.teamId())) {
            deleteOthers(rule);
        }
        name(rule);
    }

    /** With their turns. */
    private void deleteOthers(AssignmentRule rule) {
        var stay = rule.named().stream().map(MembershipId::value).toArray(UUID[]::new);
        db.deleteFrom(ASSIGNMENT_MEMBER)
                .where(ofRule(rule.id()))
                .and(ASSIGNMENT_MEMBER.MEMBERSHIP_ID.ne(DSL.all(stay)))
                .execute();
    }

    /** Those who were there before keep their turn. */
    private void name(AssignmentRule rule) {
        if (rule.members().isEmpty()) {
            return;
        }
        var rows = IntStream.range(0, rule.members().size())
                .mapToObj(place -> row(rule, place, rule.members().get(place)))
                .toList();
        db.insertInto(
                        ASSIGNMENT_MEMBER,
                        ASSIGNMENT_MEMBER.TENANT_ID,
                        ASSIGNMENT_MEMBER.RULE_ID,
                        ASSIGNMENT_MEMBER.MEMBERSHIP_ID,
                        ASSIGNMENT_MEMBER.POSITION,
                        ASSIGNMENT_MEMBER.WEIGHT,
                        ASSIGNMENT_MEMBER.COUNTRIES,
                        ASSIGNMENT_MEMBER.CITIES,
                        ASSIGNMENT_MEMBER.FORMS)
                .valuesOfRows(rows)
                .onConflictOnConstraint(ASSIGNMENT_MEMBER_KEY)
                .doUpdate()
                .set(ASSIGNMENT_MEMBER.POSITION, DSL.excluded(ASSIGNMENT_MEMBER.POSITION))
                .set(ASSIGNMENT_MEMBER.WEIGHT, DSL.excluded(ASSIGNMENT_MEMBER.WEIGHT))
                .set(ASSIGNMENT_MEMBER.COUNTRIES, DSL.excluded(ASSIGNMENT_MEMBER.COUNTRIES))
                .set(ASSIGNMENT_MEMBER.CITIES, DSL.excluded(ASSIGNMENT_MEMBER.CITIES))
                .set(ASSIGNMENT_MEMBER.FORMS, DSL.excluded(ASSIGNMENT_MEMBER.FORMS))
                .execute();
    }

    private static Row8<UUID, UUID, UUID, Integer, Integer, String[], String[], UUID[]> row(
            AssignmentRule rule, int place, AssignmentMember member) {
        return DSL.row(
                CurrentCaller.tenant(),
                rule.id().value(),
                member.member().value(),
                place,
                member.weight(),
                member.countries().toArray(String[]::new),
                member.cities().toArray(String[]::new),
                member.forms().stream().map(TypedId::value).toArray(UUID[]::new));
    }

    /** With whose turn it was. */
    void delete(AssignmentRuleId id) {
        db.deleteFrom(ASSIGNMENT_MEMBER).where(ofRule(id)).execute();
        db.deleteFrom(ASSIGNMENT_RULE).where(is(id)).execute();
    }

    private static Condition isHere() {
        return ASSIGNMENT_RULE.TENANT_ID.eq(CurrentCaller.tenant());
    }

    private static Condition is(AssignmentRuleId id) {
        return isHere().and(ASSIGNMENT_RULE.ID.eq(id.value()));
    }

    private static Condition ofRule(AssignmentRuleId id) {
        return ASSIGNMENT_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()).and(ASSIGNMENT_MEMBER.RULE_ID.eq(id.value()));
    }

    private static String[] sources(AssignmentRule rule) {
        return rule.sources().stream().map(Enum::name).toArray(String[]::new);
    }

    private static @Nullable UUID team(AssignmentRule rule) {
        return rule.teamId() == null ? null : rule.teamId().value();
    }

    private static AssignmentRule rule(Record row, List<AssignmentMember> members) {
        var team = row.get(ASSIGNMENT_RULE.TEAM_ID);
        return new AssignmentRule(
                new AssignmentRuleId(row.get(ASSIGNMENT_RULE.ID)),
                row.get(ASSIGNMENT_RULE.NAME),
                AssignmentKind.valueOf(row.get(ASSIGNMENT_RULE.KIND)),
                row.get(ASSIGNMENT_RULE.POSITION),
                row.get(ASSIGNMENT_RULE.ACTIVE),
                Arrays.stream(row.get(ASSIGNMENT_RULE.SOURCES))
                        .map(LeadSource::valueOf)
                        .toList(),
                team == null ? null : new TeamId(team),
                row.get(ASSIGNMENT_RULE.MOST_OPEN),
                members,
                row.get(ASSIGNMENT_RULE.VERSION),
                row.get(ASSIGNMENT_RULE.CREATED_AT),
                row.get(ASSIGNMENT_RULE.UPDATED_AT));
    }
}
