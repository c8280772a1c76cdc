package foyer.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A company is made whole or not at all, and how far it has been set up is what is there. */
@FoyerTest
@Tag("graphql")
class OnboardingTest {

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void makesTheCompanyWithAllThatItBeginsWith() {
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
                .post("{ onboardingPreview(blueprint: REAL_ESTATE) { sampleLeads } }")
                .data("onboardingPreview.sampleLeads")
                .asInt();
        assertThat(OnboardingApi.leads(client)).isEqualTo(sampled);
        assertThat(OnboardingApi.steps(client))
                .isEqualTo(Map.of(
                        "COMPANY_PROFILE", true,
                        "BRANDING", false,
                        "PEOPLE_INVITED", false,
                        "FIRST_LEAD", false,
                        "SAMPLE_DATA_DELETED", false));
        assertThat(database.number("select count(*) from leads.lead where tenant_id = '" + user.tenant() + "'"))
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
                Arguments.of(Map.of("roles", List.of("nobody")), "ROLE_UNKNOWN", "roles,0"),
                Arguments.of(
                        Map.of("branding", Map.of("accentColor", "#ffff00")),
                        "COLOR_UNREADABLE",
                        "branding,accentColor"),
                Arguments.of(
                        Map.of("invites", invites("a@example.com", "A@example.com")), "INVITES_INVALID", "invites,1"),
                Arguments.of(
                        Map.of(
                                "sampleData",
                                true,
                                "invites",
                                invites("b@example.com", "c@example.com", "d@example.com")),
                        "SEAT_LIMIT",
                        "invites,1"));
    }

    private static List<Map<String, String>> invites(String... emails) {
        return Stream.of(emails).map(email -> Map.of("email", email)).toList();
    }

    @Test
    void invitesPeopleAndLooksAsItIsTo() {
        var user = tenants.signUp("LEAD_GENERATION");
        var api = new OnboardingApi(user);
        assertThat(api.complete(Map.of("invites", invites(user.email()))).userErrorCodes("onboardingComplete"))
                .containsExactly("INVITES_INVALID");

        var client = api.made(Map.of(
                "invites",
                List.of(
                        Map.of("email", "Noor@example.com", "role", "MEMBER"),
                        Map.of("email", "eyes@example.com", "role", "VIEWER")),
                "branding",
                Map.of("displayName", "Karim", "primaryColor", "#AA5500")));

        assertThat(client.post("{ viewer { tenant { invites(first: 5) { nodes { email role status } } } } }")
                        .data("viewer.tenant.invites.nodes")
                        .valueStream()
                        .map(invite -> invite.path("email").asString() + " "
                                + invite.path("role").asString()))
                .containsExactlyInAnyOrder("noor@example.com MEMBER", "eyes@example.com VIEWER");
        assertThat(database.number("select count(*) from platform.mail where template = 'invite'"
                        + " and recipient in ('noor@example.com', 'eyes@example.com')"))
                .isEqualTo(2);
        assertThat(client.post("{ viewer { tenant { branding { displayName primaryColor textOnPrimary } } } }")
                        .data("viewer.tenant.branding")
                        .toString())
                .isEqualTo("{\"displayName\":\"Karim\",\"primaryColor\":\"#aa5500\",\"textOnPrimary\":\"#ffffff\"}");
        assertThat(OnboardingApi.steps(client)).containsEntry("BRANDING", true).containsEntry("PEOPLE_INVITED", true);
    }

    @Test
    void invitesOneAddressAFewTimesOnlyHoweverManyCompaniesAreMade() {
        var api = new OnboardingApi(tenants.signUp("LEAD_GENERATION"));
        var input = Map.of("invites", invites("harassed@example.com"));
        for (var i = 0; i < 5; i++) {
            api.complete(input).succeeded("onboardingComplete");
        }

        assertThat(api.complete(input).userErrorCodes("onboardingComplete")).containsExactly("MAIL_LIMIT");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void makesNothingWhenAnythingIsWrong(Map<String, ?> input, String code, String path) {
        new OnboardingApi(tenants.signUp("MEDIA_AGENCY")).complete(Map.of("slug", "onboarding-taken"));
        var user = tenants.signUp("LEAD_GENERATION");
        var before = database.number("select count(*) from tenancy.tenant");
        var leads = database.number("select count(*) from leads.lead");

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
        assertThat(database.number("select count(*) from tenancy.tenant")).isEqualTo(before);
        assertThat(database.number("select count(*) from leads.lead")).isEqualTo(leads);
    }

    @Test
    void makesOneCompanyForAKey() {
        var api = new OnboardingApi(tenants.signUp("LEAD_GENERATION"));
        var input = Map.of("idempotencyKey", "once", "sampleData", true);

        var first = api.complete(input).succeeded("onboardingComplete");
        var before = database.number("select count(*) from leads.lead");
        var second = api.complete(input).succeeded("onboardingComplete");

        assertThat(second.text("onboardingComplete.tenant.id")).isEqualTo(first.text("onboardingComplete.tenant.id"));
        assertThat(database.number("select count(*) from leads.lead")).isEqualTo(before);
        assertThat(api.complete(Map.of("idempotencyKey", "once")).userErrorCodes("onboardingComplete"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void makesOnlyTheRolesOfItsOwnThatItWants() {
        var api = new OnboardingApi(tenants.signUp("LEAD_GENERATION"));
        var roles = database.number("select count(*) from tenancy.custom_role");

        api.complete(Map.of("roles", List.of())).succeeded("onboardingComplete");
        assertThat(database.number("select count(*) from tenancy.custom_role")).isEqualTo(roles);

        var inArabic = "select count(*) from tenancy.custom_role where name = 'مطوّر / مدير النظام'";
        var before = database.number(inArabic);
        api.complete(Map.of("roles", List.of("developer-admin"), "locale", "ar"))
                .succeeded("onboardingComplete");
        assertThat(database.number(inArabic)).isEqualTo(before + 1);
    }
}
