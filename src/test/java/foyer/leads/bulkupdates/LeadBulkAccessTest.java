package foyer.leads.bulkupdates;

import static foyer.leads.LeadApi.input;
import static foyer.leads.bulkupdates.BulkApi.filter;
import static foyer.leads.bulkupdates.BulkApi.ids;
import static foyer.leads.bulkupdates.BulkApi.told;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose leads a bulk update reaches, and what it refuses. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadBulkAccessTest {

    private static final String NOWHERE = "01h455vb4pex5vsknk084sn02q";

    private final TestTenants tenants;
    private final TestMember owner;
    private final LeadApi api;
    private final BulkApi bulk;

    @Autowired
    LeadBulkAccessTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.bulk = new BulkApi(owner);
    }

    @Test
    void reachesNoFurtherThanTheCallerWhateverIsNamed() {
        var roles = new RoleApi(owner);
        var agent = roles.join(
                tenants,
                roles.create(
                        "Agent",
                        "MEMBER",
                        "LEADS_READ",
                        "LEADS_WRITE:OWN",
                        "LEADS_ASSIGN:OWN",
                        "JOBS_READ",
                        "MEMBERS_READ"));
        var hidden = roles.join(
                tenants,
                roles.create("Narrow", "MEMBER", "LEADS_READ:OWN", "LEADS_WRITE:OWN", "JOBS_READ", "MEMBERS_READ"));
        var other = api.create("Of nobody");
        var own = api.create("Own", "assignee", agent.membershipId());
        var foreign = new LeadApi(tenants.signUp("LEAD_GENERATION")).create("Foreign");

        for (var target : List.of(ids(other, own, foreign), filter())) {
            var preview = new BulkApi(agent).preview(target, "score", 5, "removeTags", List.of("x"));
            var expected = target.containsKey("ids")
                    ? "3 leads: 1 changed, 0 unchanged, NOT_FOUND 1, SCOPE_FORBIDDEN 1"
                    : "2 leads: 0 changed, 1 unchanged, SCOPE_FORBIDDEN 1";
            if (target.containsKey("ids")) {
                assertThat(told(preview)).isEqualTo(expected);
            }
            assertThat(told(new BulkApi(agent).change(target, "score", 5))).isEqualTo(expected);
            assertThat(told(new BulkApi(hidden).change(target, "score", 6)))
                    .isEqualTo(
                            target.containsKey("ids")
                                    ? "3 leads: 0 changed, 0 unchanged, NOT_FOUND 3"
                                    : "0 leads: 0 changed, 0 unchanged");
        }
        assertThat(api.lead(other).path("version").asInt()).isEqualTo(1);
        assertThat(new BulkApi(agent).run(ids(own), "assignee", null).userErrorCodes("leadBulkUpdate"))
                .containsExactly("ASSIGN_FORBIDDEN");
        assertThat(new BulkApi(hidden)
                        .run(ids(own), "assignee", hidden.membershipId())
                        .userErrorCodes("leadBulkUpdate"))
                .containsExactly("ASSIGN_FORBIDDEN");
        assertThat(new BulkApi(agent).run(ids(own), "team", null).userErrorCodes("leadBulkUpdate"))
                .containsExactly("ASSIGN_FORBIDDEN");
        assertThat(told(new BulkApi(agent).change(ids(other), "assignee", agent.membershipId())))
                .isEqualTo("1 leads: 0 changed, 0 unchanged, SCOPE_FORBIDDEN 1");
        assertThat(new BulkApi(tenants.join(owner, "VIEWER"))
                        .run(ids(other), "score", 1)
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void answersTheSameJobForTheSameKey() {
        var company = tenants.signUp("LEAD_GENERATION");
        var bulk = new BulkApi(company);
        var lead = new LeadApi(company).create("Keyed");
        var given = Map.of("target", ids(lead), "changes", input("score", 3), "idempotencyKey", "bulk-1");
        var first = bulk.send(given).succeeded("leadBulkUpdate").text("leadBulkUpdate.job.id");

        assertThat(bulk.send(given).text("leadBulkUpdate.job.id")).isEqualTo(first);
        assertThat(bulk.send(Map.of("target", ids(lead), "changes", input("score", null), "idempotencyKey", "bulk-1"))
                        .userErrorCodes("leadBulkUpdate"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(bulk.ended(first).path("status").asString()).isEqualTo("COMPLETED");
    }

    @ParameterizedTest
    @MethodSource
    void refuses(Map<String, ?> target, Map<String, @Nullable Object> changes, String expected) {
        for (var dryRun : List.of(true, false)) {
            var answer = bulk.send(Map.of("target", target, "changes", changes, "dryRun", dryRun));

            assertThat(answer.data("leadBulkUpdate.userErrors")
                            .valueStream()
                            .map(error -> error.path("code").asString() + " "
                                    + String.join(
                                            ".",
                                            error.path("path")
                                                    .valueStream()
                                                    .map(step -> step.asString())
                                                    .toList())))
                    .containsExactly(expected);
            assertThat(answer.data("leadBulkUpdate.job").isNull()).isTrue();
        }
    }

    Stream<Arguments> refuses() {
        var one = ids(LeadApi.NOWHERE);
        var foreign = tenants.signUp("LEAD_GENERATION");
        var tooMany = IntStream.range(0, 21).mapToObj(i -> "t" + i).toList();
        return Stream.of(
                Arguments.of(one, input(), "REQUIRED input.changes"),
                Arguments.of(Map.of("ids", List.of()), input("score", 1), "IDS_INVALID input.target.ids"),
                Arguments.of(Map.of("view", "view_" + NOWHERE), input("score", 1), "VIEW_NOT_FOUND input.target.view"),
                Arguments.of(one, input("source", null), "REQUIRED input.changes.source"),
                Arguments.of(one, input("stage", null, "score", 1), "REQUIRED input.changes.stage"),
                Arguments.of(one, input("doNotContact", null), "REQUIRED input.changes.doNotContact"),
                Arguments.of(one, input("archived", null), "REQUIRED input.changes.archived"),
                Arguments.of(one, input("score", 101), "SCORE_INVALID input.changes.score"),
                Arguments.of(one, input("sourceDetail", "x".repeat(301)), "TEXT_INVALID input.changes.sourceDetail"),
                Arguments.of(one, input("addTags", tooMany), "TAGS_INVALID input.changes.addTags"),
                Arguments.of(
                        one,
                        input("addTags", List.of("A"), "removeTags", List.of("a ")),
                        "TAGS_INVALID input.changes.removeTags"),
                Arguments.of(one, input("stage", api.stage("lost")), "LOST_REASON_INVALID input.changes.lostReason"),
                Arguments.of(
                        one,
                        input("stage", api.stage("won"), "lostReason", "x"),
                        "LOST_REASON_INVALID input.changes.lostReason"),
                Arguments.of(one, input("lostReason", "x", "score", 1), "LOST_REASON_INVALID input.changes.lostReason"),
                Arguments.of(one, input("stage", "stage_" + NOWHERE), "STAGE_NOT_FOUND input.changes.stage"),
                Arguments.of(
                        one, input("stage", new LeadApi(foreign).stage("new")), "STAGE_NOT_FOUND input.changes.stage"),
                Arguments.of(one, input("assignee", "mem_" + NOWHERE), "ASSIGNEE_NOT_FOUND input.changes.assignee"),
                Arguments.of(
                        one, input("assignee", foreign.membershipId()), "ASSIGNEE_NOT_FOUND input.changes.assignee"),
                Arguments.of(one, input("team", "team_" + NOWHERE), "TEAM_NOT_FOUND input.changes.team"),
                Arguments.of(
                        one,
                        input("customFields", List.of(Map.of("field", "none"))),
                        "CUSTOM_FIELD_NOT_FOUND input.changes.customFields.0.field"));
    }
}
