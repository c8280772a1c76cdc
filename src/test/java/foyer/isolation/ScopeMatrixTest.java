package foyer.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.tenancy.teams.TeamApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * Every place of the schema that takes the id of a record that somebody looks after, given a colleague's by a member who
 * may see their own only, and one of another team by a member who may see their team's: the answer is that to an id that
 * nothing has, and no list shows it. Generated, so that an operation that is new is tried too.
 */
@WholeSchema
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class ScopeMatrixTest {

    /** The kinds of ids of such records. */
    private static final List<String> SCOPED = List.of("lead", "prop");

    private static final String CANARY = "canary";

    /** All of the permissions that a role may limit for such records. */
    private static final List<String> LIMITED = List.of(
            "LEADS_READ",
            "LEADS_WRITE",
            "LEADS_ASSIGN",
            "LEADS_ERASE",
            "LEADS_EXPORT",
            "PROPERTIES_READ",
            "PROPERTIES_WRITE",
            "PROPERTIES_PUBLISH");

    private static final List<String> OTHERS = List.of(
            "LEADS_IMPORT", "MEMBERS_READ", "JOBS_READ", "JOBS_WRITE", "FILES_READ", "FILES_WRITE", "BILLING_MANAGE");

    private final GraphQLSchema schema;
    private final Rows rows;
    private final List<Limited> members;

    /**
     * A member who may see some records only.
     *
     * @param others the records of each kind that they may not see
     * @param owner who makes records
     * @param agent who looks after those that they see: they, or a colleague where these are their team's
     */
    private record Limited(TestMember member, Kit own, Map<String, String> others, TestMember owner, TestMember agent) {

        String mine(String kind) {
            return record(kind, owner, agent, member, "Mine", own.id("team"));
        }
    }

    @Autowired
    ScopeMatrixTest(GraphQlSource source, TestDatabase database, TestTenants tenants) {
        this.schema = source.schema();
        this.rows = new Rows(database);
        this.members = List.of(limited(tenants, "OWN"), limited(tenants, "TEAM"));
    }

    private static Limited limited(TestTenants tenants, String scope) {
        var owner = tenants.signUp("REAL_ESTATE");
        var granted = Stream.concat(LIMITED.stream().map(permission -> permission + ":" + scope), OTHERS.stream());
        var roles = new RoleApi(owner);
        var member = roles.join(tenants, roles.create("Some only", "MEMBER", granted.toArray(String[]::new)));
        var ids = new HashMap<>(Kit.of(tenants, owner, "Plain").ids());
        var beyond = Objects.requireNonNull(ids.get("team"));
        ids.put("mem", member.membershipId());
        ids.put("team", scope.equals("TEAM") ? team(owner, member) : beyond);
        var team = Objects.requireNonNull(ids.get("team"));
        var agent = scope.equals("TEAM") ? owner : member;
        SCOPED.forEach(kind -> ids.put(kind, record(kind, owner, agent, member, "Mine", team)));
        // Nobody else sees a list that is not shared.
        ids.put("llist", LeadSlots.list(member, "Mine", Objects.requireNonNull(ids.get("lead"))));
        var others = SCOPED.stream()
                .collect(Collectors.toMap(kind -> kind, kind -> record(kind, owner, owner, owner, CANARY, beyond)));
        return new Limited(member, Kit.with(ids), others, owner, agent);
    }

    private static String team(TestMember owner, TestMember member) {
        var teams = new TeamApi(owner);
        var team = teams.create("Theirs");
        teams.set(team, List.of(TeamApi.as(member, "MEMBER"))).succeeded("teamMembersSet");
        return team;
    }

    private static String record(
            String kind, TestMember owner, TestMember agent, TestMember units, String word, String team) {
        return kind.equals("lead")
                ? lead(owner, agent, word, team)
                : PropertySlots.building(owner, agent, units, word, team);
    }

    private static String lead(TestMember owner, TestMember agent, String word, String team) {
        var lead = owner.client()
                .post(
                        "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "title",
                                        word + " title",
                                        "assignee",
                                        agent.membershipId(),
                                        "team",
                                        team,
                                        "contact",
                                        Map.of("name", word + " contact"))))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
        owner.client()
                .post(
                        "mutation($input: LeadNoteAddInput!) { leadNoteAdd(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", lead, "body", word + " note")))
                .succeeded("leadNoteAdd");
        return lead;
    }

    @TestFactory
    Stream<DynamicTest> answersTheIdOfWhatTheyMayNotSeeAsOneThatNothingHas() {
        return members.stream()
                .flatMap(limited -> Slots.slots(schema).stream()
                        .filter(slot -> !slot.cursor() && SCOPED.contains(Kit.kind(slot.name())))
                        .map(slot -> DynamicTest.dynamicTest(slot.toString(), () -> {
                            var kind = Kit.kind(slot.name());
                            var random = Kit.randomId(kind);
                            var theirs = Objects.requireNonNull(limited.others().get(kind));
                            var before = rows.digest();

                            var told = normal(send(limited, slot, theirs), theirs);

                            assertThat(told).isEqualTo(normal(send(limited, slot, random), random));
                            assertThat(told.toLowerCase(Locale.ROOT)).doesNotContain(CANARY);
                            assertThat(rows.digest()).isEqualTo(before);
                        })));
    }

    /** Otherwise the attacks above would prove nothing. */
    @TestFactory
    Stream<DynamicTest> answersTheIdOfWhatTheyMaySeeOtherwise() {
        return members.stream()
                .flatMap(limited -> Slots.slots(schema).stream()
                        .filter(slot -> !slot.cursor() && !slot.name().startsWith("Audit"))
                        .filter(slot -> SCOPED.contains(Kit.kind(slot.name())))
                        .map(slot -> DynamicTest.dynamicTest(slot.toString(), () -> {
                            var kind = Kit.kind(slot.name());
                            var mine = limited.mine(kind);
                            var random = Kit.randomId(kind);

                            assertThat(normal(send(limited, slot, mine), mine))
                                    .isNotEqualTo(normal(send(limited, slot, random), random));
                        })));
    }

    private GraphQlAnswer send(Limited limited, Slot slot, String id) {
        var operation = new Operation(schema, slot.path(), limited.own(), Map.of())
                .with(slot.argument(), slot.list() ? List.of(id) : id);
        return limited.member().client().post(operation.document(), operation.variables());
    }

    @TestFactory
    Stream<DynamicTest> showsNothingUnaskedOfWhatTheyMayNotSee() {
        return members.stream()
                .flatMap(limited -> Slots.fields(schema).stream()
                        .filter(path -> path.isRoot() && !path.changes())
                        .map(path -> DynamicTest.dynamicTest(path.last().name(), () -> {
                            var operation = new Operation(schema, path, limited.own(), Map.of()).plain();
                            var answer = limited.member().client().post(operation.document(), operation.variables());

                            assertThat(answer.body().toLowerCase(Locale.ROOT))
                                    .doesNotContain(CANARY)
                                    .doesNotContain(limited.others().values());
                        })));
    }

    private static String normal(GraphQlAnswer answer, String id) {
        return answer.status()
                + answer.body().replace(id, "ID").replaceAll("\"requestId\":\"[^\"]*\"", "\"requestId\":\"\"");
    }
}
