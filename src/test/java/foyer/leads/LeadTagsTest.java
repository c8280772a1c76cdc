package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tags on leads: how they are kept, told of and found by. */
@FoyerTest
@Tag("graphql")
class LeadTagsTest {

    private final LeadWatches watches = new LeadWatches();
    private final TestTenants tenants;
    private final TestMember owner;
    private final LeadApi api;

    @Autowired
    LeadTagsTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
    }

    @AfterEach
    void close() {
        watches.close();
    }

    @Test
    void keepsTagsInLowerCaseEachOnceAndInOrder() {
        var id = api.create("Villa", "tags", List.of("  Zwei   Worte ", "VIP", "vip", "Ärzte", "ｈｏｔ"));

        assertThat(tags(id)).containsExactly("hot", "vip", "zwei worte", "ärzte");
        assertThat(tags(api.create("Bare"))).isEmpty();
    }

    @Test
    void changesAllTagsAtOnceAndTellsOfItOnlyWhenTheyAreOthers() {
        var id = api.create("Villa", "tags", List.of("a", "b"));
        var watch = watches.ready(owner, "filter", Map.of("tags", Map.of("any", List.of("c"))));

        api.done("leadUpdate", "id", id, "tags", List.of("B", "a"));
        assertThat(api.lead(id).path("version").asInt()).isOne();
        api.done("leadUpdate", "id", id, "tags", List.of("b", "c"));
        var changed = watch.next("leadChanged");
        assertThat(LeadWatches.kind(changed)).isEqualTo("UPDATED");
        assertThat(changed.path("changedFields").toString()).isEqualTo("[\"tags\"]");
        api.done("leadUpdate", "id", id, "score", 5);
        assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("UPDATED");
        assertThat(tags(id)).containsExactly("b", "c");
        api.done("leadUpdate", "id", id, "tags", null);
        assertThat(tags(id)).isEmpty();
        assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("LEFT");
        assertThat(audited()).contains("\"field\":\"tags\"");
    }

    /** What the newest audit row keeps. */
    private String audited() {
        return owner.client()
                .post("{ auditLog(first: 1) { nodes { changes { field before after } } } }")
                .data("auditLog.nodes.0.changes")
                .toString();
    }

    @Test
    void refusesAnOldVersionWhenTheTagsWereChangedSince() {
        var id = api.create("Villa", "tags", List.of("a"));
        api.done("leadUpdate", "id", id, "tags", List.of("b"));

        var late = api.run("leadUpdate", "id", id, "version", 1, "tags", List.of("c"));

        assertThat(late.userErrorCodes("leadUpdate")).containsExactly("VERSION_CONFLICT");
        assertThat(tags(id)).containsExactly("b");
    }

    static List<List<String>> bad() {
        return List.of(
                List.of(" "),
                List.of("x".repeat(51)),
                IntStream.range(0, 21).mapToObj(nth -> "tag " + nth).toList());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesTagsThatAreTooManyTooLongOrEmpty(List<String> tags) {
        var id = api.create("Villa");

        assertThat(api.run("leadCreate", "title", "A", "tags", tags).userErrorCodes("leadCreate"))
                .containsExactly("TAGS_INVALID");
        assertThat(api.run("leadUpdate", "id", id, "tags", tags).userErrorCodes("leadUpdate"))
                .containsExactly("TAGS_INVALID");
    }

    static List<Arguments> filters() {
        return List.of(
                Arguments.of(input("any", List.of("hot")), List.of("Both", "Hot")),
                Arguments.of(input("any", List.of(" HOT ", "cold")), List.of("Both", "Cold", "Hot")),
                Arguments.of(input("all", List.of("hot", "cold")), List.of("Both")),
                Arguments.of(input("none", List.of("hot")), List.of("None", "Cold")),
                Arguments.of(input("any", List.of("cold"), "none", List.of("hot")), List.of("Cold")),
                Arguments.of(input("any", List.of()), List.of()),
                Arguments.of(input("all", List.of(), "none", List.of()), List.of("None", "Both", "Cold", "Hot")),
                Arguments.of(input("all", List.of("nobody has it")), List.of()));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void findsLeadsByTags(Map<String, @Nullable Object> tags, List<String> expected) {
        api.create("Hot", "tags", List.of("hot"));
        api.create("Cold", "tags", List.of("cold"));
        api.create("Both", "tags", List.of("hot", "cold"));
        api.create("None");
        new LeadApi(tenants.signUp("LEAD_GENERATION")).create("Alien", "tags", List.of("hot", "cold"));

        assertThat(api.titlesOf(Map.of("tags", tags))).containsExactlyElementsOf(expected);
    }

    @Test
    void refusesAFilterOfTooManyTags() {
        var answer = owner.client()
                .run("leads/leads", input("filter", Map.of("tags", Map.of("any", Collections.nCopies(21, "tag")))));

        assertThat(answer.errorCodes()).containsOnly("BAD_USER_INPUT");
    }

    @Test
    void tellsWhichTagsThereAreAndHowManyLeadsHaveThem() {
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Own only", "MEMBER", "LEADS_READ:OWN"));
        api.create("One", "tags", List.of("hot", "house"), "assignee", agent.membershipId());
        api.create("Two", "tags", List.of("hot", "flat"));
        var archived = api.create("Three", "tags", List.of("hot"));
        api.done("leadArchive", "ids", List.of(archived));
        new LeadApi(tenants.signUp("LEAD_GENERATION")).create("Alien", "tags", List.of("hotel"));

        assertThat(known(owner, null).toString())
                .isEqualTo("[{\"name\":\"flat\",\"count\":1},{\"name\":\"hot\",\"count\":2},"
                        + "{\"name\":\"house\",\"count\":1}]");
        assertThat(known(owner, " HO").findValuesAsString("name")).containsExactly("hot", "house");
        assertThat(known(owner, "x")).isEmpty();
        assertThat(known(agent, "hot").toString()).isEqualTo("[{\"name\":\"hot\",\"count\":1}]");
    }

    @Test
    void tellsNoTagOfLeadsThatTheCallerMayNotSeeOrThatAreOutOfUse() {
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Own only", "MEMBER", "LEADS_READ:OWN"));
        api.create("Theirs", "tags", List.of("their own"), "assignee", agent.membershipId());
        api.create("Secret", "tags", List.of("vip-sheikh-x"));
        var archived = api.create("Old", "tags", List.of("long ago"));
        api.done("leadArchive", "ids", List.of(archived));
        var erased = api.create("Erased", "tags", List.of("was erased"));
        owner.client()
                .post(
                        "mutation($input: LeadEraseInput!) { leadErase(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("ids", List.of(erased), "reason", "They asked for it")))
                .succeeded("leadErase");

        assertThat(known(agent, "").toString()).isEqualTo("[{\"name\":\"their own\",\"count\":1}]");
        assertThat(known(agent, "vip")).isEmpty();
        assertThat(known(owner, null).findValuesAsString("name")).containsExactly("their own", "vip-sheikh-x");
    }

    /** Behind more tags than are told, of other people's leads and of archived ones. */
    @Test
    void findsTheLastTagOfWhoeverSeesFewLeadsAndOfFewThatAreInUse() {
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Own only", "MEMBER", "LEADS_READ:OWN"));
        var first = IntStream.range(0, 3)
                .mapToObj(lead -> api.create("Lead " + lead, "tags", tags("a", lead)))
                .toList();
        api.create("Theirs", "tags", List.of("zebra"), "assignee", agent.membershipId());

        assertThat(known(agent, null).findValuesAsString("name")).containsExactly("zebra");
        assertThat(known(owner, null)).hasSize(20);
        api.done("leadArchive", "ids", first);
        assertThat(known(owner, null).findValuesAsString("name")).containsExactly("zebra");
    }

    private static List<String> tags(String begin, int lead) {
        return IntStream.range(0, 20).mapToObj(nth -> begin + lead + "-" + nth).toList();
    }

    private static JsonNode known(TestMember member, @Nullable String prefix) {
        return member.client()
                .post("query($p: String) { leadTags(prefix: $p) { name count } }", input("p", prefix))
                .data("leadTags");
    }

    private List<String> tags(String id) {
        return api.lead(id).path("tags").valueStream().map(JsonNode::asString).toList();
    }
}
