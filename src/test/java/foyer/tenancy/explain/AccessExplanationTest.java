package foyer.tenancy.explain;

import static foyer.tenancy.explain.Told.explain;
import static foyer.tenancy.explain.Told.reason;
import static foyer.tenancy.explain.Told.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told of access is what enforcement does, of operations and limits. */
@FoyerTest
@Tag("graphql")
class AccessExplanationTest {

    @Autowired
    GraphQlClient anyone;

    @Autowired
    TestTenants tenants;

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
    void saysThatAFeatureIsNotTheirsWhenItIsNot() {
        assertThat(reasons(explain(owner.client(), "leadExport", null))).contains("MODULE true", "FEATURE true");
        tenants.superAdmin(owner)
                .client()
                .post(
                        "mutation($input: EntitlementOverrideSetInput!) { entitlementOverrideSet(input: $input) {"
                                + " userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "tenantId",
                                        owner.tenantId(),
                                        "key",
                                        "BULK_EXPORT",
                                        "value",
                                        "DENIED",
                                        "reason",
                                        "They sold what they took out")))
                .succeeded("entitlementOverrideSet");

        Awaited.until(() -> reasons(explain(owner.client(), "leadExport", null)).contains("FEATURE false"));
        var told = explain(owner.client(), "leadExport", null);
        var done = owner.client().post("mutation { leadExport(input: {}) { userErrors { code } } }");

        assertThat(told.data("accessExplanation.allowed").asBoolean()).isFalse();
        assertThat(reasons(told)).contains("MODULE true");
        assertThat(done.errorCodes()).containsExactly("NOT_ENTITLED");
        var error = done.errors().getFirst();
        assertThat(error.path("extensions").path("feature").asString()).isEqualTo("BULK_EXPORT");
        assertThat(reason(told, "FEATURE")).isEqualTo(error.path("message").asString());
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
}
