package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How many there may be of what tenants and people make to order their leads by: so many, and not one more. */
@FoyerTest
@Tag("graphql")
class FullListsTest {

    private static final List<Map<String, Object>> STAGES =
            List.of(stage("Begun", "OPEN"), stage("Sold", "WON"), stage("Gone", "LOST"));

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private static Map<String, Object> stage(String name, String kind) {
        return Map.of("name", name, "kind", kind, "probability", 20);
    }

    /** What one more is made with: by whom and under which name. */
    interface Input extends BiFunction<TestMember, String, Map<String, ?>> {}

    private static Arguments full(String code, String table, int most, String mutation, Input input) {
        return Arguments.of(code, table, most, mutation, input);
    }

    static List<Arguments> lists() {
        return List.of(
                full(
                        "TOO_MANY_PIPELINES",
                        "leads.pipeline",
                        100,
                        "pipelineCreate",
                        (_, name) -> Map.of("name", name, "stages", STAGES)),
                full(
                        "TOO_MANY_RULES",
                        "leads.assignment_rule",
                        50,
                        "assignmentRuleSave",
                        (owner, name) -> Map.of(
                                "name",
                                name,
                                "kind",
                                "ROUND_ROBIN",
                                "members",
                                List.of(Map.of("member", owner.membershipId())))),
                full("TOO_MANY_LISTS", "leads.lead_list", 100, "leadListCreate", (_, name) -> Map.of("name", name)),
                full(
                        "TOO_MANY_VIEWS",
                        "records.saved_view",
                        100,
                        "savedViewSave",
                        (_, name) -> Map.of("name", name, "leads", Map.of())),
                full(
                        "TOO_MANY_FIELDS",
                        "records.custom_field",
                        100,
                        "customFieldCreate",
                        (_, name) -> Map.of("type", "LEAD", "key", name, "label", name, "kind", "TEXT")));
    }

    private static GraphQlAnswer run(TestMember member, String mutation, Map<String, ?> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        return member.client()
                .post(
                        "mutation($input: %sInput!) { %s(input: $input) { userErrors { code message } } }"
                                .formatted(type, mutation),
                        Map.of("input", input));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void takeSoManyAndNotOneMore(String code, String table, int most, String mutation, Input input) {
        var owner = tenants.signUp("LEAD_GENERATION");
        run(owner, mutation, input.apply(owner, "first")).succeeded(mutation);
        var count = "select count(*) from %s where tenant_id = ?".formatted(table);
        database.execute(more(table), most - 1 - database.number(count, owner.tenant()), owner.tenant());

        run(owner, mutation, input.apply(owner, "last")).succeeded(mutation);
        var refused = run(owner, mutation, input.apply(owner, "another"));

        assertThat(refused.userErrorCodes(mutation)).containsExactly(code);
        assertThat(refused.userErrors(mutation).getFirst().path("message").asString())
                .contains(String.valueOf(most));
        assertThat(database.number(count, owner.tenant())).isEqualTo(most);
    }

    /** Rows like the newest one, under names of their own. */
    private static String more(String table) {
        return """
            insert into %1$s select (jsonb_populate_record(t, jsonb_build_object('id', uuidv7(), 'key', 'k' || n, 'name', 'n' || n))).*
            from %1$s t, generate_series(1, ?::int) n where t.id = (select id from %1$s where tenant_id = ? order by id desc limit 1)""".formatted(table);
    }
}
