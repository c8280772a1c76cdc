package foyer.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * A company's first day as a frontend walks through it, knowing the schema only: an account, a look at what there would
 * be, the company, its first colleague, and somebody who helps. The documents are in
 * {@code graphql-test/tenancy/first-day}.
 */
@FoyerTest
@Tag("graphql")
class FirstDayTest {

    private static final String DOCUMENTS = "tenancy/first-day/";

    @Autowired
    GraphQlClient anyone;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @CsvSource({
        // the blueprint, and what it calls those who do the work
        "REAL_ESTATE,     Agent",
        "BUSINESS_SUITE,  Staff",
        "LEAD_GENERATION, Sales",
        "MEDIA_AGENCY,    Staff",
        "TRAVEL_SERVICES, Consultant"
    })
    void setsACompanyUpAndBringsAColleagueIn(String blueprint, String worker) {
        var name = blueprint.toLowerCase(Locale.ROOT).replace('_', '-');
        var founder = "founder@" + name + ".example.com";
        var colleague = "colleague@" + name + ".example.com";

        // An account alone: there is no company yet to go to.
        var account = signUp(Map.of("email", founder, "password", TestTenants.PASSWORD, "name", "Layla Haddad"));
        assertThat(account.post("{ viewer { tenant { id } tenants { id } } }")
                        .data("viewer")
                        .toString())
                .isEqualTo("{\"tenant\":null,\"tenants\":[]}");

        // What a company of this kind would have.
        var preview = run(account, "preview", Map.of("blueprint", blueprint)).data("onboardingPreview");
        assertThat(texts(preview.path("roles"), "name")).contains(worker);

        // The company, in one go, and there.
        var company = found(account, blueprint, name, colleague);
        var owner = goTo(account, company);
        var whole = run(owner, "company", Map.of());
        assertThat(done(whole))
                .contains("COMPANY_PROFILE", "BRANDING", "PEOPLE_INVITED")
                .doesNotContain("FIRST_LEAD", "SAMPLE_DATA_DELETED");
        assertThat(whole.text("viewer.tenant.branding.primaryColor")).isEqualTo("#aa5500");
        assertThat(texts(whole.data("roles.system"), "displayName")).hasSize(7).contains("Owner", worker);
        assertThat(texts(preview.path("roles"), "name")).containsAll(texts(whole.data("roles.custom"), "name"));
        assertThat(whole.data("pipelines.0")).isEqualTo(preview.path("pipeline"));
        assertThat(whole.data("leads.totalCount")).isEqualTo(preview.path("sampleLeads"));

        // The colleague follows the link in their mail, and is in.
        var token = MailedTokens.last(anyone, database, colleague, "invite");
        var member = signUp(Map.of(
                "email", colleague, "password", TestTenants.PASSWORD, "name", "Sami Noor", "inviteToken", token));
        var who = run(member, "who", Map.of());
        assertThat(who.text("viewer.membership.role")).isEqualTo("MEMBER");
        assertThat(who.text("viewer.membership.roleName")).isEqualTo(worker);
        assertThat(who.text("viewer.tenants.0.id")).isEqualTo(company);
        assertThat(who.data("viewer.tenants.0.current").asBoolean()).isTrue();
        assertThat(run(goTo(member, company), "company", Map.of()).data("leads.totalCount"))
                .isEqualTo(preview.path("sampleLeads"));

        // Somebody of the platform looks at what the colleague sees, and stops.
        helps(company, who.text("viewer.membership.id"), colleague);
    }

    private String found(GraphQlClient account, String blueprint, String name, String colleague) {
        var input = Map.of(
                "company", Map.of("name", "Palm " + name, "industry", "Services", "size", "UP_TO_10", "country", "AE"),
                "blueprint", blueprint,
                "sampleData", true,
                "branding", Map.of("primaryColor", "#aa5500"),
                "invites", List.of(Map.of("email", colleague, "role", "MEMBER")));
        return run(account, "complete", Map.of("input", input))
                .succeeded("onboardingComplete")
                .text("onboardingComplete.tenant.id");
    }

    private void helps(String company, String membership, String colleague) {
        var admin = tenants.superAdmin(tenants.signUp("LEAD_GENERATION"));
        var input = Map.of("tenantId", company, "membershipId", membership, "reason", "They cannot find their leads");
        var token = run(admin.client(), "impersonate", Map.of("input", input))
                .succeeded("impersonationStart")
                .text("impersonationStart.session.accessToken");
        var acting = anyone.as(token);

        var who = run(acting, "who", Map.of());
        assertThat(who.text("viewer.user.email")).isEqualTo(colleague);
        assertThat(who.text("viewer.impersonator.email")).isEqualTo(admin.email());
        run(acting, "stop", Map.of()).succeeded("impersonationStop");
        assertThat(run(acting, "company", Map.of()).errorCodes()).contains("UNAUTHENTICATED");
    }

    private GraphQlClient signUp(Map<String, ?> input) {
        return anyone.as(run(anyone, "sign-up", Map.of("input", input))
                .succeeded("signUp")
                .text("signUp.session.accessToken"));
    }

    private GraphQlClient goTo(GraphQlClient as, String tenant) {
        return anyone.as(run(as, "switch", Map.of("tenant", tenant))
                .succeeded("tenantSwitch")
                .text("tenantSwitch.session.accessToken"));
    }

    private static GraphQlAnswer run(GraphQlClient as, String document, Map<String, ?> variables) {
        return as.run(DOCUMENTS + document, variables);
    }

    private static List<String> done(GraphQlAnswer company) {
        return texts(
                company.data("viewer.tenant.onboarding.steps")
                        .valueStream()
                        .filter(step -> step.path("done").asBoolean())
                        .toList(),
                "key");
    }

    private static List<String> texts(Iterable<JsonNode> nodes, String field) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.path(field).asString()));
        return texts;
    }
}
