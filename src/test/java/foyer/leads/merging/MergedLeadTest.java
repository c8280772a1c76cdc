package foyer.leads.merging;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.lists.LeadListApi;
import foyer.leads.reverting.Imported;
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

/** That a lead which was merged into another is nowhere any more, and what is told of it. */
@FoyerTest
@Tag("graphql")
class MergedLeadTest {

    private final Statements statements;
    private final TestMember owner;
    private final LeadApi api;
    private final MergeApi merges;

    @Autowired
    MergedLeadTest(TestTenants tenants, Statements statements) {
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.merges = new MergeApi(owner);
    }

    @Test
    void nothingFindsAMergedLead() {
        var contact = Map.of("email", "sami@palm.example", "phone", "+971501234567");
        var keep = api.create("Kept", "contact", Map.of("phone", "+971507654321"));
        var other = api.create("Other villa", "contact", contact, "tags", List.of("palm"));
        var lists = new LeadListApi(owner);
        var list = lists.create("name", "Palms");
        lists.add(list, other);

        var merge = merges.merged(keep, other);

        var found = owner.client()
                .post(
                        "query($id: ID!) { lead(id: $id) { id } node(id: $id) { id } leads(filter: { text: \"villa\" }) { nodes { id } } }",
                        Map.of("id", other));
        assertThat(found.data("lead").isNull() && found.data("node").isNull()).isTrue();
        assertThat(found.data("leads.nodes")).isEmpty();
        assertThat(lists.titles(list)).containsExactly("Kept");
        assertThat(lists.leadCount(list)).isOne();
        assertThat(api.titlesOf(Map.of("tags", Map.of("any", List.of("palm"))))).containsExactly("Kept");
        assertThat(api.run("leadUpdate", "id", other, "score", 1).userErrorCodes("leadUpdate"))
                .containsExactly("NOT_FOUND");
        assertThat(api.run("leadCreate", "title", "Again", "contact", contact).userErrorCodes("leadCreate"))
                .containsExactly("DUPLICATE_FOUND");
        assertThat(merges.of(keep, "merges { id merged { title } undoneAt mergedBy { id } }")
                        .path("merges")
                        .toString())
                .isEqualTo(
                        "[{\"id\":\"%s\",\"merged\":[{\"title\":\"Other villa\"}],\"undoneAt\":null,\"mergedBy\":{\"id\":\"%s\"}}]"
                                .formatted(merge, owner.membershipId()));
        new Imported(owner).run("Name,Email\nSami Saleh,sami@palm.example\n");
        assertThat(merges.of(keep, "contact { name phone }").toString())
                .isEqualTo("{\"contact\":{\"name\":\"Sami Saleh\",\"phone\":\"+971507654321\"}}");
        merges.undo(merge);
        assertThat(merges.of(keep, "merges { id }").path("merges")).isEmpty();
        assertThat(lists.titles(list)).containsExactly("Other villa");
    }

    @Test
    void isReadByAsManyStatementsForOneAsForMany() {
        IntStream.range(0, 3).forEach(i -> merges.merged(api.create("Kept " + i), api.create("Other " + i)));

        for (var first : List.of(1, 3)) {
            var document = "{ leads(first: " + first + ") { nodes { merges { merged { title } } } } }";
            var listed = statements.during(() -> owner.client().post(document)).times(2);
            assertThat(listed.data("leads.nodes.0.merges.0.merged.0.title").asString())
                    .isEqualTo("Other 2");
        }
    }
}
