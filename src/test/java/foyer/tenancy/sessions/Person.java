package foyer.tenancy.sessions;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Inputs and documents of the tests of sessions. */
public final class Person {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String SESSION =
            " session { accessToken refreshToken accessTokenExpiresAt user { id name email locale } tenant { id name slug }"
                    + " } userErrors { code message path } ";

    private Person() {}

    public static String email() {
        return "person-" + NUMBER.incrementAndGet() + "@example.com";
    }

    /** An input that is accepted, of a person and a company that nobody else has. */
    public static Map<String, Object> signUpInput() {
        var input = new HashMap<String, Object>();
        input.put("email", email());
        input.put("password", TestTenants.PASSWORD);
        input.put("name", "Layla Haddad");
        input.put("tenant", Map.of("name", "Palm Realty", "blueprint", "REAL_ESTATE"));
        return input;
    }

    public static Map<String, Object> signUpInput(String field, Object value) {
        var input = signUpInput();
        input.put(field, value);
        return input;
    }

    public static GraphQlAnswer signUp(GraphQlClient client, Map<String, Object> input) {
        return call(client, "signUp", "SignUpInput", input);
    }

    public static GraphQlAnswer signIn(GraphQlClient client, Map<String, Object> input) {
        return call(client, "signIn", "SignInInput", input);
    }

    public static GraphQlAnswer refresh(GraphQlClient client, String token) {
        return call(client, "sessionRefresh", "SessionRefreshInput", Map.of("refreshToken", token));
    }

    public static GraphQlAnswer switchTo(GraphQlClient client, String tenant) {
        return switchTo(client, Map.of("id", tenant));
    }

    public static GraphQlAnswer switchTo(GraphQlClient client, Map<String, Object> input) {
        return call(client, "tenantSwitch", "TenantSwitchInput", input);
    }

    public static GraphQlAnswer createTenant(GraphQlClient client, Map<String, Object> input) {
        return client.post(
                "mutation($input: TenantCreateInput!) { tenantCreate(input: $input) {"
                        + " tenant { id name slug blueprint locale timeZone currency }"
                        + " userErrors { code message path } } }",
                Map.of("input", input));
    }

    private static GraphQlAnswer call(GraphQlClient client, String field, String type, Map<String, Object> input) {
        return client.post(
                "mutation($input: %s!) { %s(input: $input) {%s} }".formatted(type, field, SESSION),
                Map.of("input", input));
    }

    /** The answers of the same call, made as often at the same time. */
    public static List<GraphQlAnswer> atOnce(int times, Callable<GraphQlAnswer> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var answers = new ArrayList<GraphQlAnswer>();
            for (var answer : threads.invokeAll(Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
