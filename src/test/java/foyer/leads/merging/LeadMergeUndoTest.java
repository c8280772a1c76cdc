package foyer.leads.merging;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.leads.lists.LeadListApi;
import foyer.platform.graphql.TypeIds;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Undoing merges when something has happened since, when others undo them too, and when it is too late. */
@FoyerTest
@Tag("graphql")
class LeadMergeUndoTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final LeadMergePurge purge;
    private TestMember owner;
    private LeadApi api;
    private MergeApi merges;

    @Autowired
    LeadMergeUndoTest(TestTenants tenants, TestDatabase database, LeadMergePurge purge) {
        this.tenants = tenants;
        this.database = database;
        this.purge = purge;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        merges = new MergeApi(owner);
    }

    private static Map<String, Object> contact(String name, String email) {
        return Map.of("name", name, "email", email);
    }

    @Test
    void leavesWhatSomebodyHasChangedSinceAndSaysSo() {
        var fields = new CustomFieldApi(owner);
        fields.create("size", "TEXT");
        fields.create("plot", "TEXT");
        var keep = api.create("Kept");
        var other = api.create(
                "Other",
                "score",
                7,
                "tags",
                List.of("a", "b"),
                "contact",
                contact("Sami", "sami@palm.example"),
                "customFields",
                List.of(input("field", "size", "text", "Small"), input("field", "plot", "text", "12")));
        var merge = merges.merged(keep, other);
        api.done(
                "leadUpdate",
                "id",
                keep,
                "title",
                "Renamed",
                "tags",
                List.of("b", "new"),
                "contact",
                Map.of("email", "other@palm.example"),
                "customFields",
                List.of(input("field", "size", "text", "Huge")));
        api.done("leadNoteAdd", "id", keep, "body", "Of the kept");

        var undone = merges.undo(merge);

        assertThat(undone.path("editedFields").valueStream().map(JsonNode::asString))
                .containsExactly("contact.email", "customFields.size");
        assertThat(undone.path("lead").toString())
                .isEqualTo("{\"title\":\"Renamed\",\"score\":null,\"tags\":[\"new\"],\"doNotContact\":false,"
                        + "\"contact\":{\"name\":null,\"email\":\"other@palm.example\",\"phone\":null},"
                        + "\"customFields\":[{\"field\":{\"key\":\"size\"},\"text\":\"Huge\"}]}");
        assertThat(merges.of(keep, "notes { nodes { body } }").findValuesAsString("body"))
                .containsExactly("Of the kept");
        assertThat(merges.of(other, "contact { email } tags").toString())
                .isEqualTo("{\"contact\":{\"email\":\"sami@palm.example\"},\"tags\":[\"a\",\"b\"]}");
        assertThat(merges.refused(merge)).containsExactly("ALREADY_UNDONE");
    }

    @Test
    void ofSeveralMergesUndoesEachAndTheLastIntoAnotherFirst() {
        var lists = new LeadListApi(owner);
        var list = lists.create("name", "Palms");
        var one = api.create("One");
        var two = api.create("Two", "tags", List.of("shared"), "score", 2);
        var three = api.create("Three", "tags", List.of("shared"), "score", 3);
        api.done("leadUpdate", "id", two, "doNotContact", true);
        api.done("leadUpdate", "id", three, "doNotContact", true);
        api.done("leadNoteAdd", "id", two, "body", "Of two");
        lists.add(list, two, three);
        var top = api.create("Top");
        var first = merges.merged(one, two);
        var second = merges.merged(one, three);
        var last = merges.merged(top, one);

        assertThat(merges.refused(first)).containsExactly("KEPT_MERGED");
        assertThat(merges.of(top, "notes { nodes { body } }").findValuesAsString("body"))
                .containsExactly("Of two");
        merges.undo(last);
        assertThat(merges.of(top, "notes { nodes { body } }").path("notes").path("nodes"))
                .isEmpty();
        var undone = merges.undo(first);
        assertThat(undone.path("lead").path("tags").toString()).isEqualTo("[\"shared\"]");
        assertThat(undone.path("lead").path("doNotContact").asBoolean()).isTrue();
        assertThat(lists.titles(list)).containsExactly("Two", "One");
        assertThat(merges.of(two, "notes { nodes { body } }").findValuesAsString("body"))
                .containsExactly("Of two");
        var rest = merges.undo(second);
        assertThat(api.titles()).containsExactly("Top", "Three", "Two", "One");
        assertThat(rest.path("restored").findValuesAsString("title")).containsExactly("Three");
    }

    @Test
    void isBackInWhatHasBecomeOfItsStageAndWithNobodyWhoHasLeft() {
        var agent = tenants.join(owner, "MEMBER");
        var keep = api.create("Kept");
        var other = api.create("Other", "assignee", agent.membershipId(), "stage", api.stage("contacted"));
        var merge = merges.merged(keep, other);
        owner.client()
                .post(
                        "mutation($input: StageDeleteInput!) { stageDelete(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", api.stage("contacted"), "moveLeadsTo", api.stage("qualified"))))
                .succeeded("stageDelete");
        owner.client()
                .post(
                        "mutation($input: MembershipRemoveInput!) { membershipRemove(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", agent.membershipId())))
                .succeeded("membershipRemove");

        merges.undo(merge);

        assertThat(merges.of(other, "stage { key } assignee { id }").toString())
                .isEqualTo("{\"stage\":{\"key\":\"qualified\"},\"assignee\":null}");
    }

    @Test
    void ofTwoAtOnceOneMergesOrUndoesAndTheOtherIsTold() throws Exception {
        for (var round = 0; round < 5; round++) {
            var one = api.create("One " + round);
            var two = api.create("Two " + round);

            var answers = AtOnce.<GraphQlAnswer>run(
                    List.of(() -> merges.run(one, List.of(two)), () -> merges.run(two, List.of(one))));

            assertThat(answers.stream().flatMap(answer -> answer.userErrorCodes("leadMerge").stream()))
                    .containsExactly("ALREADY_MERGED");
            var merge = answers.stream()
                    .filter(answer -> answer.userErrorCodes("leadMerge").isEmpty())
                    .map(answer -> answer.text("leadMerge.merge.id"))
                    .findFirst()
                    .orElseThrow();
            var undone = AtOnce.<GraphQlAnswer>run(List.of(() -> merges.undoing(merge), () -> merges.undoing(merge)));
            assertThat(undone.stream().flatMap(answer -> answer.userErrorCodes("leadMergeUndo").stream()))
                    .containsExactly("ALREADY_UNDONE");
        }
        assertThat(api.titles()).hasSize(10);
        assertThat(used()).isEqualTo(10);
    }

    private long used() {
        return database.number(
                "select used from entitlements.counter where limit_key = 'LEADS' and tenant_id = ?", owner.tenant());
    }

    @Test
    void givesTheirPlacesBackAndNeedsThemAgain() {
        var keep = api.create("Kept");
        var other = api.create("Other");
        tenants.allow(owner, "LEADS", 2L);
        var merge = merges.merged(keep, other);
        assertThat(used()).isOne();
        var third = api.create("Third");

        assertThat(merges.refused(merge)).containsExactly("LIMIT_REACHED");
        assertThat(api.titles()).containsExactly("Third", "Kept");
        merges.merged(keep, third);
        merges.undo(merge);
        assertThat(used()).isEqualTo(2);
    }

    @Test
    void isForgottenWithTheMergedLeadsAfterThirtyDays() throws Exception {
        var keep = api.create("Kept");
        var lists = new LeadListApi(owner);
        var old = api.create("Old", "tags", List.of("a"), "contact", contact("Sami", "sami@palm.example"));
        var recent = api.create("Recent");
        lists.add(lists.create("name", "L"), old);
        var first = merges.merged(keep, old);
        var second = merges.merged(keep, recent);
        database.execute(
                "update leads.lead_merge set merged_at = merged_at - interval '31 days' where id = ?", id(first));
        database.execute(
                "update leads.lead_merge set merged_at = merged_at - interval '29 days' where id = ?", id(second));

        assertThat(merges.refused(first)).containsExactly("MERGE_NOT_FOUND");
        assertThat(merges.of(keep, "merges { id }").path("merges").findValuesAsString("id"))
                .containsExactly(second);
        purge.run();

        assertThat(merges.refused(first)).containsExactly("MERGE_NOT_FOUND");
        var gone = LeadId.of(old).value();
        for (var table : List.of(
                "leads.merged_lead where lead_id",
                "leads.merged_row where lead_id",
                "leads.lead_list_member where lead_id",
                "records.tagging where subject_id")) {
            assertThat(database.number("select count(*) from " + table + " = ?", gone))
                    .as(table)
                    .isZero();
        }
        assertThat(merges.of(keep, "tags contact { email }").toString())
                .isEqualTo("{\"tags\":[\"a\"],\"contact\":{\"email\":\"sami@palm.example\"}}");
        assertThat(used()).isOne();
        merges.undo(second);
    }

    private static UUID id(String merge) {
        return TypeIds.decode("merge", merge);
    }
}
