package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.identity.SessionId;
import foyer.tenancy.TenantId;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A browser: keeps the cookie that the server sets, shows it with each request, and forgets it when told to. */
public final class Browser {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final Pattern SET = Pattern.compile("foyer=([^;]*);.*");

    private final GraphQlClient server;
    private volatile @Nullable String cookie;

    private Browser(GraphQlClient server) {
        this.server = server;
    }

    public static Browser at(GraphQlClient server) {
        return new Browser(server);
    }

    /** Signs in with this browser, whatever cookie it has. */
    public GraphQlAnswer signIn(String email) {
        return keep(Person.signIn(client(), signInInput(email)));
    }

    public static Map<String, Object> signInInput(String email) {
        return Map.of("email", email, "password", TestTenants.PASSWORD, "transport", "COOKIE");
    }

    public GraphQlAnswer switchTo(String tenant, @Nullable String transport) {
        var input = new HashMap<String, Object>(Map.of("id", tenant));
        if (transport != null) {
            input.put("transport", transport);
        }
        return keep(Person.switchTo(client(), input));
    }

    public GraphQlAnswer post(String document) {
        return keep(client().post(document));
    }

    public GraphQlClient client() {
        var held = cookie;
        return held == null ? server : server.with("Cookie", "theme=dark; foyer=" + held);
    }

    @Nullable String cookie() {
        return cookie;
    }

    /** Another browser at the same server that holds this. */
    public Browser with(String value) {
        var other = new Browser(server);
        other.cookie = value;
        return other;
    }

    public GraphQlAnswer keep(GraphQlAnswer answer) {
        for (var line : answer.headers().allValues(SET_COOKIE)) {
            var set = SET.matcher(line);
            if (set.matches()) {
                cookie = set.group(1).isEmpty() ? null : set.group(1);
            }
        }
        return answer;
    }

    /** Why nobody is signed in, {@code "none"} when somebody is. */
    public String reason() {
        return reason(client());
    }

    public static String reason(GraphQlClient caller) {
        var answer = caller.post("{ tenant(id: \"%s\") { id } }".formatted(new TenantId(UUID.randomUUID())));
        return answer.errors().isEmpty()
                ? "none"
                : answer.errors().getFirst().path("extensions").path("reason").asString();
    }

    /** The session that the cookie holds. */
    public SessionId session() {
        return SessionId.of(post("{ viewer { session { id } } }").text("viewer.session.id"));
    }

    /** What the answer sets, as it came; empty when it sets nothing. */
    public static String setCookie(GraphQlAnswer answer) {
        return answer.headers().firstValue(SET_COOKIE).orElse("");
    }

    /** Fails when scripts get anything that opens the session. */
    public static void assertNoTokens(GraphQlAnswer answer, String mutation) {
        for (var token : List.of("accessToken", "refreshToken", "accessTokenExpiresAt")) {
            assertThat(answer.data(mutation + ".session." + token).isNull())
                    .as(token)
                    .isTrue();
        }
    }
}
