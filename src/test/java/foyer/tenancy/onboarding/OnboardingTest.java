package foyer.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.Blueprint;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A company is made whole or not at all, and how far it has been set up is what is there. */
@FoyerTest
@Tag("graphql")
class OnboardingTest {

    private static final String PREVIEW = "query($blueprint: Blueprint!) { onboardingPreview(blueprint: $blueprint) {"
            + " blueprint plan roles { role key name } modules { module included plan }"
            + " pipeline { name stages { name kind probability } } sampleLeads } }";

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    @ParameterizedTest
    @EnumSource
    void showsWhatWouldBeMadeToAnybodyAndAsksNothingForIt(Blueprint blueprint) {
        var preview = statements
                .during(() -> anonymous.post(PREVIEW, Map.of("blueprint", blueprint.name())))
                .times(0)
                .data("onboardingPreview");

        assertThat(preview.path("plan").asString()).isEqualTo("FREE");
        assertThat(preview.path("roles").size()).isGreaterThanOrEqualTo(7);
        assertThat(preview.path("modules").path(0).path("included").asBoolean()).isTrue();
        assertThat(preview.path("modules"))
                .allSatisfy(module -> assertThat(module.path("plan").isNull()).isFalse());
        assertThat(preview.path("pipeline").path("stages").size()).isGreaterThan(4);
        assertThat(preview.path("sampleLeads").asInt()).isGreaterThan(11);
    }

    @Test
    void namesRolesInTheReadersLanguage() {
        var owner = tenants.signUp("REAL_ESTATE");

        var roles =
                owner.client().post(PREVIEW, Map.of("blueprint", "REAL_ESTATE")).data("onboardingPreview.roles");

        assertThat(roles.valueStream().map(role -> role.path("name").asString()))
                .contains("Agent", "Developer / Admin");
        assertThat(roles.valueStream()
                        .filter(role -> role.path("key").asString("").equals("developer-admin"))
                        .map(role -> role.path("role").asString()))
                .containsExactly("ADMIN");
    }

    @Test
    void makesTheCompanyWithAllThatItBeginsWith() throws SQLException {
        var user = tenants.signUp("LEAD_GENERATION");

        var client = new OnboardingApi(user)
                .made(Map.of(
                        "company",
                        Map.of("name", " Karim & Co ", "industry", "Homes", "size", "UP_TO_10", "country", "AE"),
                        "modules",
                        List.of("LEADS"),
                        "timeZone",
                        "Asia/Dubai",
                        "currency",
                        "AED",
                        "sampleData",
                        true));

        var tenant = client.post("{ viewer { membership { role } tenant { name blueprint timeZone currency"
                        + " company { industry size country } modules { module enabled entitled } } } }")
                .data("viewer");
        assertThat(tenant.path("membership").path("role").asString()).isEqualTo("OWNER");
        assertThat(tenant.path("tenant").path("name").asString()).isEqualTo("Karim & Co");
        assertThat(tenant.path("tenant").path("company").toString())
                .isEqualTo("{\"industry\":\"Homes\",\"size\":\"UP_TO_10\",\"country\":\"AE\"}");
        assertThat(tenant.path("tenant").path("modules").toString())
                .contains("{\"module\":\"LEADS\",\"enabled\":true,\"entitled\":true}")
                .contains("{\"module\":\"PROPERTIES\",\"enabled\":false,\"entitled\":true}");
        var sampled = anonymous
                .post(PREVIEW, Map.of("blueprint", "REAL_ESTATE"))
                .data("onboardingPreview.sampleLeads")
                .asInt();
        assertThat(OnboardingApi.leads(client)).isEqualTo(sampled);
        assertThat(OnboardingApi.steps(client))
                .isEqualTo(Map.of(
                        "COMPANY_PROFILE", true,
                        "PEOPLE_INVITED", false,
                        "FIRST_LEAD", false,
                        "SAMPLE_DATA_DELETED", false));
        assertThat(number("select count(*) from leads.lead where tenant_id = '" + user.tenant() + "'"))
                .as("where the user was before")
                .isZero();
    }

    @Test
    void takesTheUsersCountryAndAllThatThePlanHasWhenNothingIsSaid() {
        var user = tenants.signUp("LEAD_GENERATION");
        user.client().post("mutation { profileUpdate(input: { country: \"EG\" }) { userErrors { code } } }");

        var client = new OnboardingApi(user).made(Map.of());

        var tenant = client.post("{ viewer { tenant { company { country size } modules { module enabled } } } }")
                .data("viewer.tenant");
        assertThat(tenant.path("company").path("country").asString()).isEqualTo("EG");
        assertThat(tenant.path("modules").toString()).contains("{\"module\":\"PROPERTIES\",\"enabled\":true}");
        assertThat(OnboardingApi.leads(client)).isZero();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(Map.of("company", Map.of("name", " ")), "NAME_INVALID", "company,name"),
                Arguments.of(
                        Map.of("company", Map.of("name", "A", "industry", "x".repeat(101))),
                        "INDUSTRY_INVALID",
                        "company,industry"),
                Arguments.of(Map.of("slug", "A"), "SLUG_INVALID", "slug"),
                Arguments.of(Map.of("slug", "www"), "SLUG_TAKEN", "slug"),
                Arguments.of(Map.of("slug", "onboarding-taken", "sampleData", true), "SLUG_TAKEN", "slug"),
                Arguments.of(Map.of("plan", "PRO"), "PLAN_UNAVAILABLE", "plan"),
                Arguments.of(Map.of("plan", "free"), "PLAN_UNAVAILABLE", "plan"),
                Arguments.of(Map.of("modules", List.of("LEADS", "ORDERS")), "NOT_ENTITLED", "modules,1"),
                Arguments.of(Map.of("roles", List.of("nobody")), "ROLE_UNKNOWN", "roles,0"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void makesNothingWhenAnythingIsWrong(Map<String, ?> input, String code, String path) throws SQLException {
        new OnboardingApi(tenants.signUp("MEDIA_AGENCY")).complete(Map.of("slug", "onboarding-taken"));
        var user = tenants.signUp("LEAD_GENERATION");
        var before = number("select count(*) from tenancy.tenant");
        var leads = number("select count(*) from leads.lead");

        var answer = new OnboardingApi(user).complete(input);

        assertThat(answer.userErrorCodes("onboardingComplete")).containsExactly(code);
        assertThat(answer.userErrors("onboardingComplete")
                        .getFirst()
                        .path("path")
                        .valueStream()
                        .map(part -> part.asString())
                        .toList())
                .isEqualTo(Stream.concat(Stream.of("input"), Stream.of(path.split(",", -1)))
                        .toList());
        assertThat(number("select count(*) from tenancy.tenant")).isEqualTo(before);
        assertThat(number("select count(*) from leads.lead")).isEqualTo(leads);
    }

    @Test
    void makesOneCompanyForAKey() throws SQLException {
        var api = new OnboardingApi(tenants.signUp("LEAD_GENERATION"));
        var input = Map.of("idempotencyKey", "once", "sampleData", true);

        var first = api.complete(input).succeeded("onboardingComplete");
        var before = number("select count(*) from leads.lead");
        var second = api.complete(input).succeeded("onboardingComplete");

        assertThat(second.text("onboardingComplete.tenant.id")).isEqualTo(first.text("onboardingComplete.tenant.id"));
        assertThat(number("select count(*) from leads.lead")).isEqualTo(before);
        assertThat(api.complete(Map.of("idempotencyKey", "once")).userErrorCodes("onboardingComplete"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void makesOnlyTheRolesOfItsOwnThatItWants() throws SQLException {
        var api = new OnboardingApi(tenants.signUp("LEAD_GENERATION"));
        var roles = number("select count(*) from tenancy.custom_role");

        api.complete(Map.of("roles", List.of())).succeeded("onboardingComplete");
        assertThat(number("select count(*) from tenancy.custom_role")).isEqualTo(roles);

        api.complete(Map.of("roles", List.of("developer-admin"), "locale", "ar"))
                .succeeded("onboardingComplete");
        assertThat(number("select count(*) from tenancy.custom_role where name = 'مطوّر / مدير النظام'"))
                .isEqualTo(1);
    }

    @Test
    void stepsFollowWhatIsThereInTwoStatements() {
        var owner = tenants.signUp("LEAD_GENERATION");
        assertThat(OnboardingApi.steps(owner.client()))
                .containsEntry("COMPANY_PROFILE", false)
                .containsEntry("FIRST_LEAD", false)
                .containsEntry("SAMPLE_DATA_DELETED", true);

        owner.client()
                .post("mutation { tenantUpdate(input: { industry: \"Roofs\", size: SELF_EMPLOYED, country: \"DE\" })"
                        + " { userErrors { code } } }")
                .succeeded("tenantUpdate");
        tenants.join(owner, "MEMBER");
        owner.client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { userErrors { code } } }")
                .succeeded("leadCreate");

        // One for the viewer.
        var steps = statements.during(() -> OnboardingApi.steps(owner.client())).times(3);
        assertThat(steps).hasSize(4).doesNotContainValue(false);

        owner.client().post("mutation { tenantUpdate(input: { size: null }) { userErrors { code } } }");
        assertThat(OnboardingApi.steps(owner.client())).containsEntry("COMPANY_PROFILE", false);
    }

    private int number(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
