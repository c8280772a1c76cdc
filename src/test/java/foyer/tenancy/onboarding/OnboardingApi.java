package foyer.tenancy.onboarding;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The operations that set a tenant up, as one member sends them. */
record OnboardingApi(TestMember member) {

    /** What has to be given, and this. */
    GraphQlAnswer complete(Map<String, ?> more) {
        var input = new HashMap<String, Object>(
                Map.of("company", Map.of("name", "Karim & Co"), "blueprint", "REAL_ESTATE"));
        input.putAll(more);
        return member.client()
                .post(
                        "mutation($input: OnboardingCompleteInput!) { onboardingComplete(input: $input) {"
                                + " tenant { id name slug blueprint locale timeZone currency } userErrors { code message path } } }",
                        Map.of("input", input));
    }

    /** The same person in the tenant that this makes. */
    GraphQlClient made(Map<String, ?> more) {
        var id = complete(more).succeeded("onboardingComplete").text("onboardingComplete.tenant.id");
        var token = member.client()
                .post(
                        "mutation($id: ID!) { tenantSwitch(input: { id: $id }) { session { accessToken } userErrors { code } } }",
                        Map.of("id", id))
                .succeeded("tenantSwitch")
                .text("tenantSwitch.session.accessToken");
        return member.client().as(token);
    }

    /** The steps that are done and those that are not, by their keys. */
    static Map<String, Boolean> steps(GraphQlClient client) {
        return client.post("{ viewer { tenant { onboarding { steps { key done optional } } } } }")
                .data("viewer.tenant.onboarding.steps")
                .valueStream()
                .collect(Collectors.toMap(
                        step -> step.path("key").asString(),
                        step -> step.path("done").asBoolean()));
    }

    /** How many leads there are, archived or not. */
    static int leads(GraphQlClient client) {
        return client.post("{ leads { totalCount } }").data("leads.totalCount").asInt();
    }
}
