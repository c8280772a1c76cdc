package foyer.leads.merging;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Several merges into one lead that set the same fields: what is left of a lead once it is out again, whichever goes first. */
@FoyerTest
@Tag("graphql")
class LeadMergeOrdersTest {

    private static final String TOLD = "title score contact { name email } customFields { field { key } text }";

    @Autowired
    TestTenants tenants;

    private LeadApi api;
    private MergeApi merges;
    private String keep;

    @BeforeEach
    void company() {
        TestMember owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        merges = new MergeApi(owner);
        new CustomFieldApi(owner).create("size", "TEXT");
        new CustomFieldApi(owner).create("plot", "TEXT");
        keep = lead("Kept");
    }

    /** With nothing in the field that nobody chooses of. */
    private String lead(String name) {
        return api.create(
                name,
                "score",
                name.length(),
                "contact",
                Map.of("name", "Of " + name),
                "customFields",
                List.of(input("field", "size", "text", name)));
    }

    /** The merge into the kept lead of one that it gets these fields of, and what it had not. */
    private String merged(String name) {
        var other = api.create(
                name,
                "score",
                name.length(),
                "contact",
                Map.of("name", "Of " + name, "email", name.toLowerCase(Locale.ROOT) + "@palm.example"),
                "customFields",
                List.of(input("field", "size", "text", name), input("field", "plot", "text", "Plot of " + name)));
        var fields = List.of(
                Map.of("field", "TITLE", "from", other),
                Map.of("field", "SCORE", "from", other),
                Map.of("field", "CONTACT_NAME", "from", other),
                Map.of("field", "CONTACT_EMAIL", "from", other));
        var custom = List.of(Map.of("field", "size", "from", other), Map.of("field", "plot", "from", other));
        return merges.merge(keep, List.of(other), "fields", fields, "customFields", custom)
                .path("merge")
                .path("id")
                .asString();
    }

    private String told() {
        return merges.of(keep, TOLD).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
    void leavesNothingOfThoseThatAreOutAgain(String order) {
        var before = told();
        var all = List.of(merged("A"), merged("Bb"), merged("Ccc"));
        var names = List.of("A", "Bb", "Ccc");

        for (var undone = 0; undone < 3; undone++) {
            var nth = order.charAt(undone) - '0';
            merges.undo(all.get(nth));
            assertThat(told()).doesNotContain("\"" + names.get(nth) + "\"", "Plot of " + names.get(nth));
            var last = order.substring(undone + 1).chars().max();
            last.ifPresent(one -> assertThat(told()).contains("\"title\":\"" + names.get(one - '0') + "\""));
        }

        assertThat(told()).isEqualTo(before);
    }

    /** One is undone and another merged after it: it found what the first had set. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void knowsWhatItFoundThoughOneBetweenWasUndone(boolean oldFirst) {
        var before = told();
        var first = merged("A");
        merges.undo(merged("Bb"));
        var last = merged("Ccc");

        merges.undo(oldFirst ? first : last);
        assertThat(told()).contains(oldFirst ? "\"Ccc\"" : "\"A\"").doesNotContain(oldFirst ? "\"A\"" : "\"Ccc\"");
        merges.undo(oldFirst ? last : first);

        assertThat(told()).isEqualTo(before);
    }

    @Test
    void putsBackWhatSomebodyHasWrittenBetween() {
        var first = merged("A");
        api.done(
                "leadUpdate",
                "id",
                keep,
                "title",
                "Written",
                "customFields",
                List.of(input("field", "size", "text", "Huge")));
        var last = merged("Bb");

        merges.undo(first);
        var undone = merges.undo(last).path("lead");

        assertThat(undone.path("title").asString()).isEqualTo("Written");
        assertThat(undone.path("score").asInt()).isEqualTo("Kept".length());
        assertThat(undone.path("customFields").findValuesAsString("text")).containsExactly("Huge");
    }

    /** It is not to be contacted as long as one of them is in it that is not, and no longer. */
    @ParameterizedTest
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
    void isContactedOnceNoneIsLeftThatIsNot(String order) {
        var all = Stream.of("A", "Bb", "Ccc")
                .map(name -> {
                    var other = api.create(name);
                    if (!name.equals("Bb")) {
                        api.done("leadUpdate", "id", other, "doNotContact", true);
                    }
                    return merges.merged(keep, other);
                })
                .toList();

        for (var undone = 0; undone < 3; undone++) {
            var lead = merges.undo(all.get(order.charAt(undone) - '0')).path("lead");
            var rest = order.substring(undone + 1);
            assertThat(lead.path("doNotContact").asBoolean())
                    .as(rest)
                    .isEqualTo(rest.contains("0") || rest.contains("2"));
        }
    }

    @Test
    void leavesWhatSomebodyHasWrittenAfterAll() {
        var first = merged("A");
        var last = merged("Bb");
        api.done("leadUpdate", "id", keep, "title", "Written");

        assertThat(merges.undo(last).path("editedFields").toString()).isEqualTo("[\"title\"]");
        assertThat(merges.undo(first).path("lead").path("title").asString()).isEqualTo("Written");
    }
}
