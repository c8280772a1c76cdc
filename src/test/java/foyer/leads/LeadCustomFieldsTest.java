package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.records.fields.CustomFieldApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Values of custom fields on leads: checked by kind, changed one by one, told of and found by. */
@FoyerTest
@Tag("graphql")
class LeadCustomFieldsTest {

    private static final String VALUES =
            "customFields { field { key } text number date option flag money { amountMinor currency } }";

    private final TestMember owner;
    private final LeadApi api;
    private final CustomFieldApi fields;
    private final Statements statements;

    @Autowired
    LeadCustomFieldsTest(TestTenants tenants, Statements statements) {
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.fields = new CustomFieldApi(owner);
        this.statements = statements;
        fields.create("text", "TEXT");
        fields.create("number", "NUMBER");
        fields.create("date", "DATE");
        fields.create("option", "OPTION", "options", List.of("New", "Used"));
        fields.create("flag", "BOOLEAN");
        fields.create("money", "MONEY");
    }

    private static List<Map<String, @Nullable Object>> all() {
        return List.of(
                input("field", "money", "money", input("amountMinor", 5, "currency", "AED")),
                input("field", "text", "text", "  Villa by the sea "),
                input("field", "number", "number", "12.50"),
                input("field", "date", "date", "2026-02-28"),
                input("field", "option", "option", "Used"),
                input("field", "flag", "flag", false));
    }

    private String values(String id) {
        return owner.client()
                .post("query($id: ID!) { lead(id: $id) { " + VALUES + " } }", Map.of("id", id))
                .data("lead.customFields")
                .valueStream()
                .map(value -> value.path("field").path("key").asString() + "=" + part(value))
                .toList()
                .toString();
    }

    private static String part(JsonNode value) {
        return List.of("text", "number", "date", "option", "flag", "money").stream()
                .map(value::path)
                .filter(part -> !part.isNull())
                .map(part -> part.isObject() ? part.toString() : part.asString())
                .toList()
                .toString();
    }

    @Test
    void keepsAValueOfEachKindInTheFieldsOrder() {
        var id = api.create("Villa", "customFields", all());

        assertThat(values(id))
                .isEqualTo("[text=[Villa by the sea], number=[12.5], date=[2026-02-28], option=[Used], flag=[false],"
                        + " money=[{\"amountMinor\":5,\"currency\":\"AED\"}]]");
        assertThat(values(api.create("Bare"))).isEqualTo("[]");
    }

    @Test
    void changesTheFieldsThatAreNamedAndLeavesTheOthers() {
        var id = api.create("Villa", "customFields", all());

        update(id, 1, List.of(input("field", "number", "number", "12.5")));
        assertThat(api.lead(id).path("version").asInt()).isOne();
        update(
                id,
                1,
                List.of(
                        input("field", "text", "text", null),
                        input("field", "date"),
                        input("field", "option", "option", "New"),
                        input("field", "money", "money", input("amountMinor", 6))));

        assertThat(values(id))
                .isEqualTo("[number=[12.5], option=[New], flag=[false],"
                        + " money=[{\"amountMinor\":6,\"currency\":\"USD\"}]]");
        var lead = api.lead(id);
        assertThat(lead.path("version").asInt()).isEqualTo(2);
        assertThat(lead.path("timeline")
                        .path("nodes")
                        .path(0)
                        .path("changedFields")
                        .toString())
                .isEqualTo("[\"customFields.text\",\"customFields.date\",\"customFields.option\","
                        + "\"customFields.money\"]");
        assertThat(update(id, 1, List.of(input("field", "flag", "flag", true))).userErrorCodes("leadUpdate"))
                .isEmpty();
        assertThat(update(id, 1, List.of(input("field", "option", "option", "Used")))
                        .userErrorCodes("leadUpdate"))
                .containsExactly("VERSION_CONFLICT");
    }

    private GraphQlAnswer update(String id, int version, List<?> values) {
        return api.run("leadUpdate", "id", id, "version", version, "customFields", values);
    }

    static List<Arguments> bad() {
        return List.of(
                Arguments.of(input("field", "nothing", "text", "A"), "CUSTOM_FIELD_NOT_FOUND"),
                Arguments.of(input("field", "text", "number", "1"), "CUSTOM_FIELD_INVALID"),
                Arguments.of(input("field", "text", "text", "x".repeat(501)), "CUSTOM_FIELD_INVALID"),
                Arguments.of(input("field", "text", "text", "A", "number", "1"), "CUSTOM_FIELD_INVALID"),
                Arguments.of(input("field", "number", "text", "1"), "CUSTOM_FIELD_INVALID"),
                Arguments.of(input("field", "option", "option", "Old"), "CUSTOM_FIELD_INVALID"),
                Arguments.of(input("field", "flag", "text", "yes"), "CUSTOM_FIELD_INVALID"),
                Arguments.of(input("field", "date", "text", "2026-01-01"), "CUSTOM_FIELD_INVALID"),
                Arguments.of(input("field", "money", "number", "1"), "CUSTOM_FIELD_INVALID"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsNotOfTheFieldsKind(Map<String, @Nullable Object> value, String code) {
        var id = api.create("Villa");

        assertThat(api.run("leadCreate", "title", "A", "customFields", List.of(value))
                        .userErrorCodes("leadCreate"))
                .containsExactly(code);
        assertThat(update(id, 1, List.of(value)).userErrorCodes("leadUpdate")).containsExactly(code);
        assertThat(values(id)).isEqualTo("[]");
    }

    @Test
    void asksPeopleForWhatIsRequiredAndKeepsWhatIsArchived() {
        var id = api.create("Villa", "customFields", all());
        var number = fields.all(false).path(1).path("id").asString();
        fields.run("customFieldUpdate", "id", number, "required", true).succeeded("customFieldUpdate");

        assertThat(api.run("leadCreate", "title", "A").userErrorCodes("leadCreate"))
                .containsExactly("CUSTOM_FIELD_REQUIRED");
        assertThat(update(id, 1, List.of(input("field", "number"))).userErrorCodes("leadUpdate"))
                .containsExactly("CUSTOM_FIELD_REQUIRED");

        fields.run("customFieldArchive", "id", number).succeeded("customFieldArchive");
        assertThat(values(id)).doesNotContain("number");
        assertThat(api.titlesOf(filter("field", "number", "min", "1"))).isEmpty();
        api.create("B");
        fields.run("customFieldArchive", "id", number, "archived", false).succeeded("customFieldArchive");
        assertThat(values(id)).contains("number=[12.5]");
    }

    static List<Arguments> filters() {
        return List.of(
                Arguments.of(filter("field", "text", "in", List.of("Villa by the sea")), List.of("Full")),
                Arguments.of(filter("field", "text", "startsWith", "Villa"), List.of("Full")),
                Arguments.of(filter("field", "text", "startsWith", "villa"), List.of()),
                Arguments.of(filter("field", "number", "min", "12.5", "max", "12.5"), List.of("Full")),
                Arguments.of(filter("field", "number", "min", "12.6"), List.of()),
                Arguments.of(filter("field", "date", "from", "2026-02-28", "to", "2026-02-28"), List.of("Full")),
                Arguments.of(filter("field", "date", "from", "2026-03-01"), List.of()),
                Arguments.of(filter("field", "option", "in", List.of("New", "Used")), List.of("Full")),
                Arguments.of(filter("field", "flag", "flag", false), List.of("Full")),
                Arguments.of(filter("field", "flag", "flag", true), List.of()),
                Arguments.of(
                        filter("field", "money", "currency", "AED", "minMinor", 5, "maxMinor", 5), List.of("Full")),
                Arguments.of(filter("field", "money", "currency", "USD"), List.of()),
                Arguments.of(filter("field", "text", "isSet", true), List.of("Full")),
                Arguments.of(filter("field", "text", "isSet", false), List.of("Bare")),
                Arguments.of(filter("field", "nothing", "isSet", false), List.of()),
                Arguments.of(filter("field", "nothing"), List.of()));
    }

    private static Map<String, @Nullable Object> filter(@Nullable Object... pairs) {
        return input("customFields", List.of(input(pairs)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void findsLeadsByValues(Map<String, @Nullable Object> filter, List<String> expected) {
        api.create("Full", "customFields", all());
        api.create("Bare");

        assertThat(api.titlesOf(filter)).containsExactlyElementsOf(expected);
    }

    @Test
    void refusesTooManyFilters() {
        var eleven = input("customFields", Collections.nCopies(11, input("field", "text")));

        assertThat(owner.client().run("leads/leads", input("filter", eleven)).errorCodes())
                .containsOnly("BAD_USER_INPUT");
    }

    @Test
    void readsTheValuesOfAllLeadsByOneStatement() {
        for (var i = 0; i < 3; i++) {
            api.create("Villa " + i, "customFields", all());
        }

        var answer = statements
                .during(() -> owner.client().post("{ leads { nodes { " + VALUES + " } } }"))
                .times(2);

        assertThat(answer.data("leads.nodes.2.customFields")).hasSize(6);
    }
}
