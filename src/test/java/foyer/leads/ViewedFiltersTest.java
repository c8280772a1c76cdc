package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.transfer.Transfers;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A saved view wherever a filter is: on the board, in statistics, in a subscription, in an export and of a bulk update. */
@FoyerTest
@Tag("graphql")
class ViewedFiltersTest {

    private static final String WATCH =
            "subscription($f: LeadFilter, $v: ID) { leadChanged(filter: $f, view: $v) { kind lead { title } } }";

    private final TestTenants tenants;
    private final TestMember owner;
    private final LeadApi api;
    private final String view;

    @Autowired
    ViewedFiltersTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.view = owner.client()
                .run(
                        "records/savedViewSave",
                        Map.of(
                                "input",
                                input("name", "Hot", "leads", Map.of("filter", Map.of("score", Map.of("min", 50))))))
                .succeeded("savedViewSave")
                .text("savedViewSave.savedView.id");
        api.create("Hot", "score", 90);
        api.create("Cold", "score", 10);
    }

    private static GraphQlAnswer board(TestMember member, Map<String, Object> variables) {
        return member.client()
                .post(
                        "query($f: LeadFilter, $v: ID) { leadBoard(filter: $f, view: $v) { stages { count leads { nodes { title } } } } }",
                        variables);
    }

    private static GraphQlAnswer export(TestMember member, Map<String, Object> input) {
        return member.client().run("leads/leadExport", Map.of("input", input));
    }

    @Test
    void isTheFilterOfABoard() {
        var stages = board(owner, Map.of("v", view)).data("leadBoard.stages");

        assertThat(stages.findValuesAsString("title")).containsExactly("Hot");
        assertThat(stages.valueStream()
                        .mapToInt(stage -> stage.path("count").asInt())
                        .sum())
                .isOne();
    }

    private static String title(JsonNode change) {
        return change.path("lead").path("title").asString();
    }

    @Test
    void isTheFilterOfASubscription() {
        try (var watches = new LeadWatches()) {
            var watch = watches.asked(owner, WATCH, "v", view);
            assertThat(kind(watch.next("leadChanged"))).isEqualTo("READY");

            api.create("Lukewarm", "score", 40);
            api.create("Warm", "score", 60);

            // That the hot one was made may be told only now.
            var told = title(watch.next("leadChanged"));
            assertThat(told.equals("Hot") ? title(watch.next("leadChanged")) : told)
                    .isEqualTo("Warm");
        }
    }

    private static String kind(JsonNode event) {
        return event.path("kind").asString();
    }

    @Test
    void isTheFilterOfAnExport() throws IOException, InterruptedException {
        var job = export(owner, Map.of("view", view, "columns", List.of("TITLE")));

        var file = Transfers.output(owner, job, "leadExport").path("file").asString();
        assertThat(Transfers.bytes(owner, file).lines()).containsExactly("\uFEFFTitle", "Hot");
    }

    private static GraphQlAnswer stats(TestMember member, Map<String, Object> variables) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return member.client()
                .post(
                        "query($f: LeadFilter, $v: ID) { leadStats(filter: $f, view: $v, from: \"%s\", to: \"%s\") { total { created } } }"
                                .formatted(today.minusDays(2), today.plusDays(2)),
                        variables);
    }

    private static GraphQlAnswer bulk(TestMember member, String of) {
        return member.client()
                .post(
                        "mutation($input: LeadBulkUpdateInput!) { leadBulkUpdate(input: $input) { preview { total leads {"
                                + " lead { title } } } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of("target", Map.of("view", of), "changes", Map.of("score", 5), "dryRun", true)));
    }

    @Test
    void isTheFilterOfStatisticsAndOfABulkUpdate() {
        assertThat(stats(owner, Map.of("v", view))
                        .data("leadStats.total.created")
                        .asInt())
                .isEqualTo(api.titlesOf(Map.of("score", Map.of("min", 50))).size());
        assertThat(bulk(owner, view).data("leadBulkUpdate.preview.leads").findValuesAsString("title"))
                .contains("Hot")
                .doesNotContain("Cold");
    }

    @Test
    void isNobodyElsesAndNotBesideAFilter() {
        var both = Map.<String, Object>of("v", view, "f", Map.of());
        assertThat(board(owner, both).errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(stats(owner, both).errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(export(owner, Map.of("view", view, "filter", Map.of())).errorCodes())
                .containsExactly("BAD_USER_INPUT");
        for (var other : List.of(tenants.join(owner, "MANAGER"), tenants.signUp("LEAD_GENERATION"))) {
            assertThat(board(other, Map.of("v", view)).data("leadBoard").isNull())
                    .isTrue();
            assertThat(export(other, Map.of("view", view)).userErrorCodes("leadExport"))
                    .containsExactly("VIEW_NOT_FOUND");
            assertThat(stats(other, Map.of("v", view)).data("leadStats").isNull())
                    .isTrue();
            assertThat(bulk(other, view).userErrorCodes("leadBulkUpdate")).containsExactly("VIEW_NOT_FOUND");
            try (var watches = new LeadWatches()) {
                assertThat(watches.asked(other, WATCH, "v", view).errorCodes()).containsExactly("BAD_USER_INPUT");
                assertThat(watches.asked(owner, WATCH, "v", view, "f", Map.of()).errorCodes())
                        .containsExactly("BAD_USER_INPUT");
            }
        }
    }
}
