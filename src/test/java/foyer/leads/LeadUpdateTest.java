package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadUpdateTest {

    private final TestMember owner;
    private final LeadApi api;
    private String id = "";

    @Autowired
    LeadUpdateTest(TestTenants tenants) {
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
    }

    @BeforeEach
    void arrange() {
        id = api.create(
                "Before",
                "sourceDetail",
                "Detail",
                "score",
                10,
                "value",
                input("amountMinor", 100, "currency", "EUR"),
                "contact",
                input("name", "Anna", "email", "anna@example.com"));
    }

    private JsonNode update(@Nullable Object... changes) {
        var input = input(changes);
        input.put("id", id);
        return owner.client()
                .run("leads/leadUpdate", Map.of("input", input))
                .succeeded("leadUpdate")
                .data("leadUpdate.lead");
    }

    @Test
    void leavesWhatIsAbsentAndClearsWhatIsNull() {
        var lead = update("title", "After", "score", null, "contact", input("name", null, "company", "Company"));

        assertThat(lead.path("title").asString()).isEqualTo("After");
        assertThat(lead.path("score").isNull()).isTrue();
        assertThat(lead.path("sourceDetail").asString()).isEqualTo("Detail");
        assertThat(lead.path("value").path("amountMinor").asInt()).isEqualTo(100);
        assertThat(lead.path("contact").path("name").isNull()).isTrue();
        assertThat(lead.path("contact").path("company").asString()).isEqualTo("Company");
        assertThat(lead.path("contact").path("email").asString()).isEqualTo("anna@example.com");
        assertThat(lead.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void clearsTheWholeContactAndValueByNull() {
        var lead = update("contact", null, "value", null, "doNotContact", true);

        assertThat(lead.path("contact").path("email").isNull()).isTrue();
        assertThat(lead.path("value").isNull()).isTrue();
        assertThat(lead.path("doNotContact").asBoolean()).isTrue();
    }

    @Test
    void isNoChangeWhenAllIsAsItWas() {
        var lead = update("title", " Before ", "score", 10);

        assertThat(lead.path("version").asInt()).isOne();
        assertThat(api.timeline(id)).containsExactly("CREATED");
    }

    @ParameterizedTest
    @CsvSource({"title, REQUIRED", "source, REQUIRED", "doNotContact, REQUIRED"})
    void refusesToClearWhatMustBeThere(String field, String code) {
        var answer = api.run("leadUpdate", "id", id, field, null);

        assertThat(answer.userErrorCodes("leadUpdate")).containsExactly(code);
        assertThat(api.lead(id).path("version").asInt()).isOne();
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("TITLE_INVALID", input("title", " ")),
                Arguments.of("TEXT_INVALID", input("sourceDetail", "x".repeat(301))),
                Arguments.of("SCORE_INVALID", input("score", 101)),
                Arguments.of("VALUE_INVALID", input("value", input("amountMinor", -1))),
                Arguments.of("TEXT_INVALID", input("contact", input("company", "x".repeat(201)))),
                Arguments.of("PHONE_INVALID", input("contact", input("phone", "050 123 4567"))),
                Arguments.of("WEBSITE_INVALID", input("contact", input("website", "no site"))),
                Arguments.of("NOT_FOUND", input("id", LeadApi.NOWHERE)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesAndChangesNothing(String code, Map<String, @Nullable Object> mistake) {
        var input = input("id", id, "title", "After");
        input.putAll(mistake);

        var answer = owner.client().run("leads/leadUpdate", Map.of("input", input));

        assertThat(answer.userErrorCodes("leadUpdate")).containsExactly(code);
        assertThat(answer.data("leadUpdate.lead").isNull()).isTrue();
        assertThat(api.lead(id).path("title").asString()).isEqualTo("Before");
    }

    @Test
    void takesAnOldVersionForOtherFields() {
        update("version", 1, "title", "Mine");
        update("version", 1, "contact", input("name", "Berta"));

        var lead = update("version", 1, "contact", input("phone", "+971 4 427 0000"));

        assertThat(lead.path("title").asString()).isEqualTo("Mine");
        assertThat(lead.path("contact").path("name").asString()).isEqualTo("Berta");
        assertThat(lead.path("contact").path("phone").asString()).isEqualTo("+97144270000");
        assertThat(lead.path("version").asInt()).isEqualTo(4);
    }

    @Test
    void answersWhatIsStoredWhenTheSameFieldsHaveChanged() {
        update("version", 1, "title", "Theirs", "contact", input("name", "Berta"));

        var answer = api.run(
                "leadUpdate", "id", id, "version", 1, "title", "Mine", "score", 20, "contact", input("name", "Cora"));

        assertThat(answer.userErrorCodes("leadUpdate")).containsExactly("VERSION_CONFLICT", "VERSION_CONFLICT");
        assertThat(answer.userErrors("leadUpdate").stream()
                        .map(error -> error.path("path").toString()))
                .containsExactly("[\"input\",\"title\"]", "[\"input\",\"contact\",\"name\"]");
        assertThat(answer.userErrors("leadUpdate").getFirst().path("message").asString())
                .contains("title");
        assertThat(answer.text("leadUpdate.lead.title")).isEqualTo("Theirs");
        assertThat(answer.data("leadUpdate.lead.version").asInt()).isEqualTo(2);
        assertThat(api.lead(id).path("score").asInt()).isEqualTo(10);
    }

    @Test
    void takesAnOldVersionWhenBothWantTheSame() {
        update("version", 1, "title", "Same");

        assertThat(update("version", 1, "title", "Same").path("version").asInt())
                .isEqualTo(2);
    }

    @Test
    void refusesAVersionThatIsNotYet() {
        var answer = api.run("leadUpdate", "id", id, "version", 7, "title", "Early");

        assertThat(answer.userErrorCodes("leadUpdate")).containsExactly("VERSION_CONFLICT");
    }

    @Test
    void overwritesWithoutAVersion() {
        update("title", "First");

        assertThat(update("title", "Second").path("title").asString()).isEqualTo("Second");
    }
}
