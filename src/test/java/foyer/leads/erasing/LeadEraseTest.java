package foyer.leads.erasing;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.forms.LeadFormApi;
import foyer.leads.lists.LeadListApi;
import foyer.leads.merging.MergeApi;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Leads that are erased, and are back as they were. */
@FoyerTest
@Tag("graphql")
class LeadEraseTest {

    /** Of all that a tenant has of leads. */
    private static final List<String> TABLES = List.of(
            "leads.lead",
            "leads.stage_change",
            "leads.capture",
            "leads.lead_list_member",
            "leads.lead_merge",
            "leads.merged_lead",
            "records.note",
            "records.activity",
            "records.tagging",
            "records.custom_value");

    private final TestTenants tenants;
    private final TestDatabase database;
    private TestMember owner;
    private LeadApi api;
    private EraseApi erasing;

    @Autowired
    LeadEraseTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        erasing = new EraseApi(owner);
    }

    private List<String> rows() {
        return TABLES.stream()
                .map("select to_jsonb(x)::text from %s x where x.tenant_id = ? order by 1"::formatted)
                .flatMap(sql -> database.texts(sql, owner.tenant()).stream())
                .toList();
    }

    private String board() {
        return owner.client()
                .post(
                        "{ leadBoard { stages { count value { amountMinor } leads { totalCount } } } leads { totalCount } }")
                .data("leadBoard")
                .toString();
    }

    private long used() {
        return database.number(
                "select used from entitlements.counter where tenant_id = ? and limit_key = 'LEADS'", owner.tenant());
    }

    private String captured() {
        var forms = new LeadFormApi(owner);
        forms.send(
                        forms.make("Form").token(),
                        "contact",
                        Map.of("name", "Huda Form", "email", "huda@form.example"),
                        "message",
                        "Hello")
                .succeeded("leadCapture");
        return owner.client().post("{ leads(first: 1) { nodes { id } } }").text("leads.nodes.0.id");
    }

    private String full() {
        new CustomFieldApi(owner).create("size", "TEXT");
        var lead = api.create(
                "Villa for Huda",
                "assignee",
                owner.membershipId(),
                "tags",
                List.of("hot"),
                "value",
                Map.of("amountMinor", 700),
                "contact",
                Map.of("name", "Huda Karim", "email", "huda@harbour.example", "phone", "+971507654321"),
                "customFields",
                List.of(input("field", "size", "text", "Large")));
        api.done("leadMoveStage", "id", lead, "stage", api.stage("contacted"));
        api.done("leadNoteAdd", "id", lead, "body", "Wants a pool.");
        api.done("leadUpdate", "id", lead, "score", 7);
        return lead;
    }

    @Test
    void isFoundByNobodyAndComesBackAsItWas() {
        var lead = full();
        var captured = captured();
        var merges = new MergeApi(owner);
        var merge = merges.merged(lead, api.create("Twin of Huda", "contact", Map.of("name", "Twin")));
        api.done("leadArchive", "ids", List.of(captured));
        api.create("Other");
        var lists = new LeadListApi(owner);
        var list = lists.create("name", "To call");
        lists.add(list, lead);
        var before = rows();
        var board = board();
        var used = used();

        var erasure = erasing.erased(lead, captured);

        assertThat(api.titles()).containsExactly("Other");
        assertThat(api.titlesOf(Map.of("archived", true))).isEmpty();
        for (var text : List.of("huda", "pool", "twin")) {
            assertThat(api.titlesOf(Map.of("text", text))).as(text).isEmpty();
        }
        assertThat(api.titlesOf(Map.of("tags", Map.of("any", List.of("hot"))))).isEmpty();
        assertThat(lists.titles(list)).isEmpty();
        assertThat(lists.leadCount(list)).isZero();
        var found = owner.client()
                .post(
                        "query($id: ID!) { lead(id: $id) { id } node(id: $id) { id } leadTags { name count } leads { totalCount } }",
                        Map.of("id", lead));
        assertThat(found.data("lead").isNull() && found.data("node").isNull()).isTrue();
        assertThat(found.data("leadTags").findValuesAsString("count")).doesNotContain("1");
        assertThat(found.data("leads.totalCount").asInt()).isOne();
        assertThat(api.run("leadUpdate", "id", lead, "score", 1).userErrorCodes("leadUpdate"))
                .containsExactly("NOT_FOUND");
        assertThat(api.run("leadRestore", "ids", List.of(captured)).userErrorCodes("leadRestore"))
                .containsExactly("NOT_FOUND");
        assertThat(merges.undoing(merge).userErrorCodes("leadMergeUndo")).containsExactly("MERGE_NOT_FOUND");
        assertThat(erasing.refused(List.of(lead))).containsExactly("LEAD_NOT_FOUND[\"input\",\"ids\",\"0\"]");
        assertThat(used()).isOne();

        var back = erasing.undo(erasure);

        assertThat(rows()).isEqualTo(before);
        assertThat(board()).isEqualTo(board);
        assertThat(used()).isEqualTo(used);
        assertThat(back.path("restored").findValuesAsString("title"))
                .containsExactlyInAnyOrder("Villa for Huda", "Huda Form");
        assertThat(api.titlesOf(Map.of("text", "pool", "list", list))).containsExactly("Villa for Huda");
        assertThat(erasing.notUndone(erasure)).containsExactly("NOT_UNDOABLE");
        merges.undo(merge);
        assertThat(api.titlesOf(Map.of("text", "twin"))).containsExactly("Twin of Huda");
    }

    @Test
    void isNoDuplicateMeanwhileAndWhatIsSentAgainMakesAnother() {
        var contact = Map.of("name", "Huda Form", "email", "huda@form.example");
        var forms = new LeadFormApi(owner);
        var token = forms.make("Form").token();
        forms.send(token, "contact", contact, "message", "Hello").succeeded("leadCapture");
        var first = owner.client().post("{ leads { nodes { id } } }").text("leads.nodes.0.id");
        var erasure = erasing.erased(first);

        forms.send(token, "contact", contact, "message", "Hello").succeeded("leadCapture");
        assertThat(api.titles()).containsExactly("Huda Form");
        assertThat(api.lead(first).isNull()).isTrue();

        erasing.undo(erasure);
        assertThat(owner.client()
                        .post("{ leads { nodes { captures { message } } } }")
                        .data("leads.nodes")
                        .findValuesAsString("message"))
                .containsExactly("Hello", "Hello");
        assertThat(api.run("leadCreate", "title", "Again", "contact", contact).userErrorCodes("leadCreate"))
                .containsExactly("DUPLICATE_FOUND");
    }

    @Test
    void comesBackToWhatHasBecomeOfItsStageAndToNobodyWhoHasLeft() {
        var agent = tenants.join(owner, "MEMBER");
        var lead = api.create("Lead", "assignee", agent.membershipId(), "stage", api.stage("contacted"));
        var erasure = erasing.erased(lead);
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

        erasing.undo(erasure);

        assertThat(owner.client()
                        .post("query($id: ID!) { lead(id: $id) { stage { key } assignee { id } } }", Map.of("id", lead))
                        .data("lead")
                        .toString())
                .isEqualTo("{\"stage\":{\"key\":\"qualified\"},\"assignee\":null}");
    }

    @Test
    void happensOnceWhoeverIsAtIt() throws Exception {
        var lead = api.create("Lead");
        var answers = AtOnce.run(IntStream.range(0, 4)
                .<Callable<List<String>>>mapToObj(_ -> () -> erasing.refused(List.of(lead)))
                .toList());
        assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
        var erasure = erasing.erasures().path("nodes").path(0).path("id").asString();

        var undone = AtOnce.run(IntStream.range(0, 4)
                .<Callable<List<String>>>mapToObj(_ -> () -> erasing.notUndone(erasure))
                .toList());

        assertThat(undone).filteredOn(List::isEmpty).hasSize(1);
        assertThat(api.titles()).containsExactly("Lead");
        assertThat(used()).isOne();
        var first = erasing.erase(List.of(lead), "idempotencyKey", "k");
        assertThat(erasing.erase(List.of(lead), "idempotencyKey", "k")).isEqualTo(first);
    }

    @Test
    void saysWhenItWasErasedAndUntilWhenThatIsUndone() {
        var before = Instant.now();
        erasing.erased(api.create("Lead"));

        var erasure = owner.client()
                .post("{ leadErasures { nodes { erasedAt undoUntil } } }")
                .data("leadErasures.nodes.0");
        var erasedAt = Instant.parse(erasure.path("erasedAt").asString());
        assertThat(erasedAt).isBetween(before.minusMillis(1), Instant.now());
        assertThat(Instant.parse(erasure.path("undoUntil").asString())).isEqualTo(erasedAt.plus(Duration.ofDays(7)));
    }
}
