package foyer.leads.board;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A board by a filter that an index need not narrow: what its stages show is found when it is counted (spec/leads.md). */
@FoyerTest
@Tag("graphql")
class LongFilterBoardTest {

    private static final String BOARD =
            "query($filter: LeadFilter, $after: String) { leadBoard(filter: $filter) { stages { count countIsExact"
                    + " leads(first: 2, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } } } } }";
    private static final Map<String, Object> LONG = Map.of(
            "sources", List.of("REFERRAL"),
            "score", Map.of("min", 50),
            "doNotContact", false,
            "tags", Map.of("any", List.of("keen"), "none", List.of("gone")));

    /** No index tells of a part of it how few meet it. */
    private static final Map<String, Object> UNTOLD =
            Map.of("sources", List.of("REFERRAL"), "not", Map.of("score", Map.of("max", 49)));

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    /** In three statements: the pipelines, the counts and the leads. */
    @Test
    void showsWhatItCounted() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);
        for (var i = 0; i < 4; i++) {
            var currency = i % 2 == 0 ? "AED" : "USD";
            var value = Map.of("amountMinor", 7, "currency", currency);
            api.create("Lead " + i, "score", 50 + i, "tags", List.of("keen"), "source", "REFERRAL", "value", value);
        }
        api.create("Cold", "score", 1, "tags", List.of("keen"), "source", "REFERRAL");

        for (var filter : List.of(LONG, UNTOLD)) {
            var stage = owner.client().post(BOARD, Map.of("filter", filter)).data("leadBoard.stages.0");
            assertThat(stage.path("count").asInt()).isEqualTo(4);
            assertThat(stage.path("countIsExact").asBoolean()).isTrue();
            assertThat(titles(stage)).containsExactly("Lead 3", "Lead 2");
            var info = stage.path("leads").path("pageInfo");
            assertThat(info.path("hasNextPage").asBoolean()).isTrue();

            var after = Map.of("filter", filter, "after", info.path("endCursor").asString());
            var rest = owner.client().post(BOARD, after).data("leadBoard.stages.0");
            assertThat(titles(rest)).containsExactly("Lead 1", "Lead 0");
            assertThat(rest.path("leads").path("pageInfo").path("hasNextPage").asBoolean())
                    .isFalse();
            statements
                    .during(() -> owner.client().post(BOARD, Map.of("filter", filter)))
                    .times(3);
        }
    }

    private static List<String> titles(JsonNode stage) {
        return stage.path("leads")
                .path("nodes")
                .valueStream()
                .map(lead -> lead.path("title").asString())
                .toList();
    }
}
