package foyer.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
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
 * may see their own only: the answer is that to an id that nothing has, and no list shows it. Generated, so that an
 * operation that is new is tried too.
 */
@WholeSchema
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class ScopeMatrixTest {

    /** The kinds of ids of such records. */
    private static final List<String> SCOPED = List.of("lead", "prop");

    private static final String CANARY = "canary";

    private final GraphQLSchema schema;
    private final Rows rows;
    private final TestMember limited;
    private final Kit own;
    private final Map<String, String> colleagues;

    @Autowired
    ScopeMatrixTest(GraphQlSource source, TestDatabase database, TestTenants tenants) {
        this.schema = source.schema();
        this.rows = new Rows(database);
        var owner = tenants.signUp("REAL_ESTATE");
        var role = new RoleApi(owner)
                .create(
                        "Own only",
                        "MEMBER",
                        "LEADS_READ:OWN",
                        "LEADS_WRITE:OWN",
                        "LEADS_ASSIGN:OWN",
                        "LEADS_ERASE:OWN",
                        "LEADS_EXPORT:OWN",
                        "LEADS_IMPORT",
                        "PROPERTIES_READ:OWN",
                        "PROPERTIES_WRITE:OWN",
                        "PROPERTIES_PUBLISH:OWN",
                        "MEMBERS_READ",
                        "JOBS_READ",
                        "JOBS_WRITE",
                        "FILES_READ",
                        "FILES_WRITE",
                        "BILLING_MANAGE");
        this.limited = new RoleApi(owner).join(tenants, role);
        var ids = new HashMap<>(Kit.of(tenants, owner, "Plain").ids());
        ids.put("mem", limited.membershipId());
        var team = Objects.requireNonNull(ids.get("team"));
        SCOPED.forEach(kind -> ids.put(kind, record(kind, limited, "Mine", team)));
        // Nobody else sees a list that is not shared.
        ids.put("llist", LeadSlots.list(limited, "Mine", Objects.requireNonNull(ids.get("lead"))));
        this.own = Kit.with(ids);
        this.colleagues =
                SCOPED.stream().collect(Collectors.toMap(kind -> kind, kind -> record(kind, owner, CANARY, team)));
    }

    private static String record(String kind, TestMember member, String word, String team) {
        return kind.equals("lead") ? lead(member, word) : PropertySlots.building(member, word, team);
    }

    private static String lead(TestMember member, String word) {
        var lead = member.client()
                .post(
                        "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "title",
                                        word + " title",
                                        "assignee",
                                        member.membershipId(),
                                        "contact",
                                        Map.of("name", word + " contact"))))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
        member.client()
                .post(
                        "mutation($input: LeadNoteAddInput!) { leadNoteAdd(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", lead, "body", word + " note")))
                .succeeded("leadNoteAdd");
        return lead;
    }

    @TestFactory
    Stream<DynamicTest> answersAColleaguesIdAsOneThatNothingHas() {
        return Slots.slots(schema).stream()
                .filter(slot -> !slot.cursor() && SCOPED.contains(Kit.kind(slot.name())))
                .map(slot -> DynamicTest.dynamicTest(slot.toString(), () -> {
                    var kind = Kit.kind(slot.name());
                    var random = Kit.randomId(kind);
                    var theirs = Objects.requireNonNull(colleagues.get(kind));
                    var before = rows.digest();

                    var told = normal(send(slot, theirs), theirs);

                    assertThat(told).isEqualTo(normal(send(slot, random), random));
                    assertThat(told.toLowerCase(Locale.ROOT)).doesNotContain(CANARY);
                    assertThat(rows.digest()).isEqualTo(before);
                }));
    }

    /** Otherwise the attacks above would prove nothing. */
    @TestFactory
    Stream<DynamicTest> answersOnesOwnIdOtherwise() {
        return Slots.slots(schema).stream()
                .filter(slot -> !slot.cursor() && !slot.name().startsWith("Audit"))
                .filter(slot -> SCOPED.contains(Kit.kind(slot.name())))
                .map(slot -> DynamicTest.dynamicTest(slot.toString(), () -> {
                    var kind = Kit.kind(slot.name());
                    var mine = record(kind, limited, "Mine", own.id("team"));
                    var random = Kit.randomId(kind);

                    assertThat(normal(send(slot, mine), mine)).isNotEqualTo(normal(send(slot, random), random));
                }));
    }

    private GraphQlAnswer send(Slot slot, String id) {
        var operation =
                new Operation(schema, slot.path(), own, Map.of()).with(slot.argument(), slot.list() ? List.of(id) : id);
        return limited.client().post(operation.document(), operation.variables());
    }

    @TestFactory
    Stream<DynamicTest> showsNothingOfAColleaguesUnasked() {
        return Slots.fields(schema).stream()
                .filter(path -> path.isRoot() && !path.changes())
                .map(path -> DynamicTest.dynamicTest(path.last().name(), () -> {
                    var operation = new Operation(schema, path, own, Map.of()).plain();
                    var answer = limited.client().post(operation.document(), operation.variables());

                    assertThat(answer.body().toLowerCase(Locale.ROOT))
                            .doesNotContain(CANARY)
                            .doesNotContain(colleagues.values());
                }));
    }

    private static String normal(GraphQlAnswer answer, String id) {
        return answer.status()
                + answer.body().replace(id, "ID").replaceAll("\"requestId\":\"[^\"]*\"", "\"requestId\":\"\"");
    }
}
