package foyer.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.http.TransportServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every HTTP answer has in common, and GraphiQL's page. */
@Tag("graphql")
class WebTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/graphql", "/graphiql", "/nothing", "/graphiql/nothing.js", "/error", "/a;b"})
    void setsSecurityHeadersOnEverything(String path) {
        var answer = get(TransportServer.shared(), path);

        assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
        assertThat(header(answer, "Server")).isEmpty();
        assertThat(header(answer, "Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404",
        "/actuator/env, 404",
        "/index.html, 404",
        "/graphiql/nothing.js, 404",
        "/graphiql/assets/%2e%2e/%2e%2e/application.yaml, 400",
        "/a;b, 400",
        "/login, 404",
        "/graphql/schema, 404",
    })
    void answersAProblemWithoutDetails(String path, int status) {
        var answer = get(TransportServer.shared(), path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status)
                .doesNotContain("trace", "exception", "foyer", "Whitelabel");
    }

    @Test
    void servesGraphiqlAndItsAssets() {
        var page = get(TransportServer.shared(), "/graphiql");
        var script = Pattern.compile("/graphiql/assets/[^\"]+\\.js").matcher(page.body());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                                + " font-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none';"
                                + " form-action 'none'; frame-ancestors 'none'");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(page, "ETag")).isNotEmpty();
        assertThat(script.find()).isTrue();
        var asset = get(TransportServer.shared(), script.group());
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(header(asset, "Content-Type")).startsWith("text/javascript");
        assertThat(header(asset, "Cache-Control")).contains("max-age=31536000", "immutable");
    }

    @Test
    void sendsPeopleToGraphiqlButNotInProduction() {
        var development = get(TransportServer.shared(), "/");
        var production = get(TransportServer.production(), "/");

        assertThat(development.statusCode()).isEqualTo(302);
        assertThat(header(development, "Location")).endsWith("/graphiql");
        assertThat(production.statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(TransportServer server, String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(server.uri(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
