package foyer.leads.lists;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is on lists of leads, and that a filter by one has just that. */
@FoyerTest
@Tag("graphql")
class LeadListsTest {

    private final Statements statements;
    private final TestMember owner;
    private final LeadApi api;
    private final LeadListApi lists;

    @Autowired
    LeadListsTest(TestTenants tenants, Statements statements) {
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.lists = new LeadListApi(owner);
    }

    @Test
    void hasTheLeadsThatWerePutOnItUntilTheyAreTakenOff() {
        var one = api.create("One");
        var two = api.create("Two");
        api.create("Three");
        var list = lists.create("name", "To call");

        assertThat(lists.add(list, one, two, one)).isEqualTo(2);
        assertThat(lists.add(list, two)).isZero();
        assertThat(lists.titles(list)).containsExactly("Two", "One");
        assertThat(api.titlesOf(Map.of("list", list, "text", "one"))).containsExactly("One");
        assertThat(of(one)).containsExactly("To call");

        api.done("leadArchive", "ids", List.of(two));
        assertThat(lists.titles(list)).containsExactly("One");
        assertThat(api.titlesOf(Map.of("list", list, "archived", true))).containsExactly("Two");
        assertThat(lists.leadCount(list)).isOne();

        assertThat(lists.remove(list, one)).isOne();
        assertThat(lists.titles(list)).isEmpty();
        assertThat(of(one)).isEmpty();
    }

    private List<String> of(String lead) {
        return owner.client()
                .post("query($id: ID!) { lead(id: $id) { lists { name } } }", Map.of("id", lead))
                .data("lead.lists")
                .findValuesAsString("name");
    }

    @Test
    void hasTheLeadsThatMeetItsFilterWheneverItIsLookedAt() {
        api.create("Cold", "score", 10);
        var warm = api.create("Warm", "score", 60);
        var list = lists.create("name", "Promising", "filter", Map.of("score", Map.of("min", 50)));

        assertThat(lists.titles(list)).containsExactly("Warm");
        api.create("Hot", "score", 90);
        api.done("leadUpdate", "id", warm, "score", 20);
        assertThat(lists.titles(list)).containsExactly("Hot");
        assertThat(lists.leadCount(list)).isOne();
        assertThat(api.titlesOf(Map.of("list", list, "text", "cold"))).isEmpty();
        assertThat(onBoard(list)).isOne();

        lists.done("leadListUpdate", "id", list, "filter", Map.of("score", Map.of("max", 50)));
        assertThat(lists.titles(list)).containsExactly("Warm", "Cold");
        var asked = lists.done("leadListUpdate", "id", list, "name", "Cool").path("leadList");
        assertThat(api.leads("filter", asked.path("filter"))
                        .data("leads.totalCount")
                        .asInt())
                .isEqualTo(2);
    }

    private int onBoard(String list) {
        return owner.client()
                .post(
                        "query($list: ID!) { leadBoard(filter: { list: $list }) { stages { count } } }",
                        Map.of("list", list))
                .data("leadBoard.stages")
                .valueStream()
                .mapToInt(column -> column.path("count").asInt())
                .sum();
    }

    @Test
    void isMeantByAViewThatGoesByIt() {
        api.create("Hot", "score", 90);
        api.create("Cold", "score", 10);
        var list = lists.create("name", "Promising", "filter", Map.of("score", Map.of("min", 50)));
        var filter = Map.of("filter", Map.of("list", list));
        var view = owner.client()
                .run("records/savedViewSave", Map.of("input", Map.of("name", "V", "leads", filter)))
                .succeeded("savedViewSave")
                .text("savedViewSave.savedView.id");

        var answer = owner.client().post("query($v: ID!) { leads(view: $v) { nodes { title } } }", Map.of("v", view));

        assertThat(answer.data("leads.nodes").findValuesAsString("title")).containsExactly("Hot");
    }

    @Test
    void isReadByAsManyStatementsForOneAsForMany() {
        var leads =
                IntStream.range(0, 10).mapToObj(i -> api.create("Lead " + i)).toArray(String[]::new);
        for (var i = 0; i < 10; i++) {
            lists.add(lists.create("name", "List " + i), leads);
            lists.create("name", "Promising " + i, "filter", Map.of("score", Map.of("min", i)));
        }

        for (var first : List.of(1, 20)) {
            var document = "{ leadLists(first: " + first + ") { nodes { leadCount } } }";
            var counted = statements.during(() -> owner.client().post(document)).times(2);
            assertThat(counted.data("leadLists.nodes")).hasSize(first);
        }
        for (var first : List.of(1, 10)) {
            var document = "{ leads(first: " + first + ") { nodes { lists { name } } } }";
            var listed = statements.during(() -> owner.client().post(document)).times(2);
            assertThat(listed.data("leads.nodes.0.lists")).hasSize(10);
        }
    }
}
