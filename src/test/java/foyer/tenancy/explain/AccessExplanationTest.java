package foyer.tenancy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is told of access is what enforcement does, of operations, limits and single records alike. */
@FoyerTest
@Tag("graphql")
class AccessExplanationTest {

    @Autowired
    GraphQlClient anyone;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void tellsWhoMayAndWhoHoldsWhatItTakes() {
        var manager = tenants.join(owner, "MANAGER");

        assertThat(reasons(explain(owner.client(), "leadAssign", null)))
                .containsExactly(
                        "SIGNED_IN true",
                        "TENANT true",
                        "SUSPENSION true",
                        "SUBSCRIPTION true",
                        "MODULE true",
                        "PERMISSION true");
        assertThat(explain(owner.client(), "leadAssign", null)
                        .data("accessExplanation.fix")
                        .isNull())
                .isTrue();
        assertThat(reason(explain(manager.client(), "leadAssign", null), "PERMISSION"))
                .isEqualTo("You hold the permission LEADS_ASSIGN. Held by OWNER, ADMIN, MANAGER.");
    }

    @Test
    void namesTheWeakestRoleThatWouldDo() {
        var viewer = tenants.join(owner, "VIEWER");

        var told = explain(viewer.client(), "leadCreate", null);

        assertThat(told.data("accessExplanation.allowed").asBoolean()).isFalse();
        assertThat(told.text("accessExplanation.fix"))
                .isEqualTo("Ask an admin of the company for the role MEMBER, the weakest that holds LEADS_WRITE.");
        assertThat(reason(told, "PERMISSION")).contains("LEADS_WRITE").contains("Held by OWNER, ADMIN");
    }

    @ParameterizedTest
    @CsvSource({
        "leadCreate, LEADS, mutation { leadCreate(input: { title: \"A roof\" }) { userErrors { code } } }",
        "fileUploadCreate, STORAGE_BYTES, mutation { fileUploadCreate(input: { name: \"a.png\" contentType: \"image/png\""
                + " size: 100 purpose: MEDIA }) { userErrors { code } } }",
    })
    void saysThatALimitIsReachedWhenItIs(String action, String limit, String document) {
        tenants.allow(owner, limit, 0L);

        var told = explain(owner.client(), action, null);
        var done = owner.client().post(document);

        assertThat(reasons(told)).contains("LIMIT false");
        assertThat(told.text("accessExplanation.fix")).startsWith("Make room");
        assertThat(done.userErrorCodes(action)).containsExactly("LIMIT_REACHED");

        tenants.allow(owner, limit, 1_000_000L);
        assertThat(reasons(explain(owner.client(), action, null))).contains("LIMIT true");
        assertThat(owner.client().post(document).userErrorCodes(action)).isEmpty();
    }

    @Test
    void namesThePlanThatHasTheModule() {
        var agency = tenants.signUp("MEDIA_AGENCY");

        var told = explain(agency.client(), "leads", null);
        var done = agency.client().post("{ leads { totalCount } }");

        assertThat(told.data("accessExplanation.allowed").asBoolean())
                .isEqualTo(done.errors().isEmpty());
        if (!done.errors().isEmpty()) {
            assertThat(reason(told, "MODULE"))
                    .isEqualTo(done.errors().getFirst().path("message").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "leadUpdate, true, false",
        "leadMoveStage, true, false",
        "leadNoteAdd, true, false",
        "leadAssign, true, false",
        "leadArchive, true, true",
        "leadRestore, true, true",
        "lead, true, true",
    })
    void saysWhatTheStateOfARecordRefuses(String action, boolean before, boolean archived) {
        var lead = lead(owner);
        assertThat(allowed(owner.client(), action, lead)).isEqualTo(before);

        owner.client()
                .run("leads/leadArchive", Map.of("input", Map.of("ids", List.of(lead))))
                .succeeded("leadArchive");

        var told = explain(owner.client(), action, lead);
        assertThat(told.data("accessExplanation.allowed").asBoolean()).isEqualTo(archived);
        if (!archived) {
            assertThat(told.text("accessExplanation.fix")).isEqualTo("The lead is archived. Restore it first.");
        }
    }

    @Test
    void saysThatAFrozenRecordIsFrozen() throws SQLException {
        var lead = lead(owner);
        execute("insert into entitlements.frozen_mark (tenant_id, kind, entity_id, limit_key, frozen_at)"
                + " values ('%s', 'Lead', '%s', 'LEADS', now())"
                        .formatted(owner.tenant(), TypeIds.decode("lead", lead)));

        assertThat(allowed(owner.client(), "leadArchive", lead)).isFalse();
        assertThat(allowed(owner.client(), "lead", lead)).isTrue();
    }

    @Test
    void tellsNoMoreOfAnotherTenantsRecordThanOfNone() {
        var theirs = lead(tenants.signUp("LEAD_GENERATION"));
        var nobodys = TypeIds.encode("lead", UUID.randomUUID());

        for (var client : List.of(owner.client(), anyone.anonymous())) {
            assertThat(bare(explain(client, "leadUpdate", theirs)))
                    .isEqualTo(bare(explain(client, "leadUpdate", nobodys)));
        }
        assertThat(reasons(explain(owner.client(), "leadUpdate", theirs))).contains("TARGET false");
    }

    /** Whoever may not see leads is not told which ones there are. */
    @ParameterizedTest
    @CsvSource({"CUSTOMER, viewer", "DEVELOPER, leadUpdate"})
    void tellsNothingOfWhatMayNotBeSeen(String role, String action) {
        var client = tenants.join(owner, role).client();
        var lead = lead(owner);

        assertThat(bare(explain(client, action, lead)))
                .isEqualTo(bare(explain(client, action, TypeIds.encode("lead", UUID.randomUUID()))));
        assertThat(reasons(explain(client, action, lead))).noneMatch(reason -> reason.startsWith("TARGET"));
    }

    @Test
    void explainsToAKeyThatItIsNoPerson() {
        var key = new ApiKeyApi(owner).make("Site", List.of("LEADS_READ"));

        assertThat(explain(key.client(), "socketTicket", null).text("accessExplanation.fix"))
                .isEqualTo("Do it as a signed-in person.");
        assertThat(explain(key.client(), "leadCreate", null).text("accessExplanation.fix"))
                .isEqualTo("Use an API key that was given LEADS_WRITE by somebody whose role holds it.");
    }

    @Test
    void tellsInTheCallersLanguage() {
        var told = explain(owner.client().with("Accept-Language", "ar"), "leadCreate", null);

        assertThat(told.data("accessExplanation.reasons")
                        .valueStream()
                        .map(reason -> reason.path("detail").asString()))
                .allMatch(detail -> detail.codePoints()
                        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC));
    }

    @ParameterizedTest
    @CsvSource({
        "leadCrate, leadCreate",
        "leadcreate, leadCreate",
        "memberships, membership",
    })
    void namesWhatIsMeant(String action, String meant) {
        var told = explain(owner.client(), action, null);

        assertThat(told.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(told.errors().getFirst().path("message").asString()).contains(meant);
        assertThat(explain(anyone.anonymous(), action, null)
                        .errors()
                        .getFirst()
                        .path("message")
                        .asString())
                .doesNotContain(meant);
    }

    @ParameterizedTest
    @CsvSource({"'', ", "no such thing, ", "leadUpdate, lead_1", "leadUpdate, nothing_01h455vb4pex5vsknk084sn02q"})
    void refusesWhatNamesNothing(String action, @Nullable String target) {
        assertThat(explain(owner.client(), action, target).errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    private static String lead(TestMember member) {
        return member.client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } userErrors { code } } }")
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }

    private static GraphQlAnswer explain(GraphQlClient client, String action, @Nullable String target) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put("action", action);
        variables.put("target", target);
        return client.post(
                "query($action: String!, $target: ID) { accessExplanation(action: $action, target: $target)"
                        + " { allowed reasons { kind ok detail } fix } }",
                variables);
    }

    private static boolean allowed(GraphQlClient client, String action, String target) {
        return explain(client, action, target).data("accessExplanation.allowed").asBoolean();
    }

    private static List<String> reasons(GraphQlAnswer told) {
        return told.data("accessExplanation.reasons")
                .valueStream()
                .map(reason ->
                        reason.path("kind").asString() + " " + reason.path("ok").asBoolean())
                .toList();
    }

    private static String reason(GraphQlAnswer told, String kind) {
        return told.data("accessExplanation.reasons")
                .valueStream()
                .filter(reason -> reason.path("kind").asString().equals(kind))
                .findFirst()
                .map(reason -> reason.path("detail").asString())
                .orElseThrow();
    }

    private static JsonNode bare(GraphQlAnswer told) {
        return Objects.requireNonNull(told.json().path("data"));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
