package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks, bound for the whole operation, on one thread. */
@Tag("graphql")
class CallerTest {

    private static final String CALLER = "{ caller { kind tenant requestId ip userAgent locale thread } }";

    private final Http http = Http.to(TransportServer.shared());

    @Test
    void bindsWhoAsksAndFromWhere() {
        var answer = http.as("member")
                .with("User-Agent", "x".repeat(600))
                .with("X-Forwarded-For", "203.0.113.9")
                .query(CALLER);

        var caller = answer.data().path("caller");
        assertThat(caller.path("kind").asString()).isEqualTo("MEMBER");
        assertThat(caller.path("tenant").asString()).isEqualTo(TransportServer.TENANT.toString());
        assertThat(caller.path("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(caller.path("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(caller.path("userAgent").asString()).isEqualTo("x".repeat(500));
        assertThat(caller.path("locale").asString()).isEqualTo("en");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ar              | ar
            ar-EG           | ar
            en, ar          | en
            fr, ar;q=0.5    | ar
            ar;q=0.2, en    | en
            de              | en
            ar;;;q=x        | en
            *               | en
            """)
    void choosesALanguage(String languages, String expected) {
        var answer = http.with("Accept-Language", languages).query(CALLER);

        assertThat(answer.data().path("caller").path("locale").asString()).isEqualTo(expected);
    }

    @Test
    void believesTrustedProxiesOnly() {
        var server = TransportServer.with("foyer.trusted-proxies=127.0.0.0/8,10.0.0.0/8");
        try {
            var answer = Http.to(server)
                    .with("X-Forwarded-For", "6.6.6.6, 203.0.113.9, 10.1.2.3")
                    .query(CALLER);

            assertThat(answer.data().path("caller").path("ip").asString()).isEqualTo("203.0.113.9");
        } finally {
            server.close();
        }
    }

    @Test
    void neverLeavesTheThread() {
        var answer = http.query(
                "{ caller { thread } items(first: 3) { nodes { owner { thread } item { owner { thread } } } } }");

        assertThat(answer.codes()).isEmpty();
        var threads = answer.json().findValuesAsString("thread");
        assertThat(threads).hasSize(7);
        assertThat(threads.stream().distinct()).hasSize(1);
    }

    @Test
    void readsThePageFromTheFieldsArguments() {
        assertThat(http.query("{ items { totalCount } }")
                        .data()
                        .path("items")
                        .path("totalCount")
                        .asInt())
                .isEqualTo(20);
        assertThat(http.query("{ items(last: 7) { totalCount } }")
                        .data()
                        .path("items")
                        .path("totalCount")
                        .asInt())
                .isEqualTo(7);
        assertThat(http.query("{ items(first: 1, last: 1) { totalCount } }").codes())
                .containsExactly("BAD_USER_INPUT");
        assertThat(http.query("{ items(first: 101) { totalCount } }").codes()).containsExactly("BAD_USER_INPUT");
    }

    @ParameterizedTest(name = "{0} believes in {1}: {2}")
    @CsvSource({
        "member, own, true",
        "member, other, false",
        "member, tnt_nonsense, false",
        "member, lead_01h455vb4pex5vsknk084sn02q, false",
        "user, own, false",
        "nobody, other, true",
    })
    void refusesACallerOfAnotherTenant(String who, String tenant, boolean passes) {
        var believed =
                switch (tenant) {
                    case "own" -> TransportServer.tenantId();
                    case "other" -> "tnt_01h455vb4pex5vsknk084sn02q";
                    default -> tenant;
                };
        var before = TransportController.CALLS.get();

        var answer = http.as(who).with("X-Foyer-Tenant", believed).query("{ hello }");

        if (passes) {
            assertThat(answer.codes()).isEmpty();
            return;
        }
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.codes()).containsExactly("CONFLICT");
        assertThat(answer.reason()).isEqualTo("TENANT_MISMATCH");
        assertThat(TransportController.CALLS).hasValue(before);
    }
}
