package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadNotesTest {

    private static final String PAGES = """
            query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
              lead(id: $id) {
                notes(first: $first, after: $after, last: $last, before: $before) {
                  edges { cursor node { body } }
                  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                }
                two: notes(first: 2) { totalCount totalCountIsExact nodes { body } }
              }
            }""";

    private final TestMember owner;
    private final TestMember member;
    private final LeadApi api;

    @Autowired
    LeadNotesTest(TestTenants tenants) {
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.member = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
    }

    @Test
    void writesANoteByTheCaller() {
        var id = api.create("Noted");

        var payload = new LeadApi(member).done("leadNoteAdd", "id", id, "body", "  Called.\n\nWill call again. ");

        assertThat(payload.path("note").path("body").asString()).isEqualTo("Called.\n\nWill call again.");
        assertThat(payload.path("note").path("author").path("id").asString()).isEqualTo(member.membershipId());
        assertThat(payload.path("lead").path("id").asString()).isEqualTo(id);
        assertThat(payload.path("lead").path("version").asInt()).isOne();
        var told = api.lead(id).path("timeline").path("nodes").path(0);
        assertThat(told.path("kind").asString()).isEqualTo("NOTE_ADDED");
        assertThat(told.path("note").path("body").asString()).startsWith("Called.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_001})
    void wantsABodyOfOneToTenThousandCharacters(int length) {
        var id = api.create("Silent");

        var answer = api.run("leadNoteAdd", "id", id, "body", "x".repeat(length));

        assertThat(answer.userErrorCodes("leadNoteAdd")).containsExactly("TEXT_INVALID");
        assertThat(answer.data("leadNoteAdd.note").isNull()).isTrue();
        assertThat(api.timeline(id)).containsExactly("CREATED");
    }

    @Test
    void needsALead() {
        assertThat(api.run("leadNoteAdd", "id", LeadApi.NOWHERE, "body", "Note").userErrorCodes("leadNoteAdd"))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void writesOneNoteForOneKey() {
        var id = api.create("Keyed");
        var first = api.done("leadNoteAdd", "id", id, "body", "Note", "idempotencyKey", "note-1");
        var again = api.done("leadNoteAdd", "id", id, "body", "Note", "idempotencyKey", "note-1");
        var other = api.run("leadNoteAdd", "id", id, "body", "Other", "idempotencyKey", "note-1");

        assertThat(again.path("note").path("id")).isEqualTo(first.path("note").path("id"));
        assertThat(other.userErrorCodes("leadNoteAdd")).containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(api.lead(id).path("notes").path("totalCount").asInt()).isOne();
    }

    @Test
    void pagesThroughNotesBothWays() {
        var id = api.create("Much noted");
        for (var i = 1; i <= 5; i++) {
            api.done("leadNoteAdd", "id", id, "body", "Note " + i);
        }

        var first = page(Map.of("id", id, "first", 2));
        assertThat(bodies(first)).containsExactly("Note 5", "Note 4");
        var second = page(Map.of("id", id, "first", 2, "after", cursor(first, "endCursor")));
        assertThat(bodies(second)).containsExactly("Note 3", "Note 2");
        assertThat(second.path("pageInfo").path("hasPreviousPage").asBoolean()).isTrue();
        var back = page(Map.of("id", id, "last", 2, "before", cursor(second, "startCursor")));
        assertThat(bodies(back)).containsExactly("Note 5", "Note 4");
        assertThat(bodies(page(Map.of("id", id, "last", 2)))).containsExactly("Note 2", "Note 1");
    }

    @Test
    void answersPagesOfDifferentSizesInOneQuery() {
        var id = api.create("Aliased");
        for (var i = 1; i <= 3; i++) {
            api.done("leadNoteAdd", "id", id, "body", "Note " + i);
        }

        var lead = owner.client().post(PAGES, Map.of("id", id, "first", 1)).data("lead");

        assertThat(lead.path("notes").path("edges")).hasSize(1);
        assertThat(lead.path("two").path("nodes")).hasSize(2);
        assertThat(lead.path("two").path("totalCount").asInt()).isEqualTo(3);
        assertThat(lead.path("two").path("totalCountIsExact").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"first, 0", "first, 101", "last, 0", "last, 101"})
    void refusesPagesOutOfRange(String argument, int size) {
        var id = api.create("Paged");

        var answer = owner.client().post(PAGES, Map.of("id", id, argument, size));

        assertThat(answer.errorCodes()).containsOnly("BAD_USER_INPUT");
    }

    private JsonNode page(Map<String, ?> variables) {
        return owner.client().post(PAGES, variables).data("lead.notes");
    }

    private static List<String> bodies(JsonNode page) {
        return page.path("edges")
                .valueStream()
                .map(edge -> edge.path("node").path("body").asString())
                .toList();
    }

    private static String cursor(JsonNode page, String name) {
        return page.path("pageInfo").path(name).asString();
    }
}
