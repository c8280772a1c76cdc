package foyer.files;

import static foyer.files.FileApi.get;
import static foyer.files.FileApi.send;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What links answer, and to whom. */
@FoyerTest
@Tag("graphql")
class FileLinksTest {

    @Autowired
    TestTenants tenants;

    private FileApi files;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
    }

    private static @Nullable String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    @Test
    void answersWithTheBytesAndSaysWhatTheyAre() {
        var bytes = Samples.png();
        var url = files.url(files.upload("Villa \u0645.png", "image/png", "MEDIA", bytes));

        var whole = get(url);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(header(whole, "Content-Type")).isEqualTo("image/png");
        assertThat(header(whole, "Content-Disposition"))
                .isEqualTo("inline; filename=\"Villa _.png\"; filename*=UTF-8''Villa%20%D9%85.png");
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(whole, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(whole.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("sandbox", "default-src 'none'");
        assertThat(header(whole, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(header(whole, "Cache-Control")).startsWith("private, no-transform, max-age=2");
        assertThat(header(whole, "Referrer-Policy")).isEqualTo("no-referrer");

        var head = send("HEAD", url, null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(bytes.length));
        assertThat(header(head, "ETag")).isEqualTo(header(whole, "ETag"));
    }

    @Test
    void showsNoDocumentInAPageAndLetsNobodyKeepIt() {
        var answer = get(files.url(files.upload("passport.pdf", "application/pdf", "DOCUMENT", Samples.pdf())));

        assertThat(header(answer, "Content-Disposition")).startsWith("attachment;");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-store");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "bytes=0-9        | -       | 206 | 0-9",
                "bytes=1000-      | -       | 206 | 1000-1015",
                "bytes=-5         | -       | 206 | 1011-1015",
                "bytes=10-9999    | -       | 206 | 10-1015",
                "bytes=1016-      | -       | 416 | *",
                "bytes=-0         | -       | 416 | *",
                "bytes=0-1,5-6    | -       | 200 | -",
                "bytes=9-2        | -       | 200 | -",
                "pages=1-2        | -       | 200 | -",
                "bytes=0-9        | same    | 206 | 0-9",
                "bytes=0-9        | weak    | 200 | -",
                "bytes=0-9        | other   | 200 | -",
                "bytes=0-9        | date    | 200 | -"
            })
    void answersWithOneRange(String range, @Nullable String condition, int status, @Nullable String part) {
        var bytes = Samples.png();
        var url = files.url(files.upload("a.png", "image/png", "MEDIA", bytes));
        assertThat(bytes).hasSize(1016);
        var tag = header(send("HEAD", url, null), "ETag");

        var answer = condition == null
                ? get(url, "Range", range)
                : get(url, "Range", range, "If-Range", condition(condition, String.valueOf(tag)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Range")).isEqualTo(part == null ? null : "bytes " + part + "/1016");
        if (status == 206 && part != null) {
            var ends = part.split("-", 2);
            assertThat(answer.body())
                    .isEqualTo(Arrays.copyOfRange(bytes, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1));
        }
        if (status == 200) {
            assertThat(answer.body()).isEqualTo(bytes);
        }
    }

    private static String condition(String kind, String tag) {
        return switch (kind) {
            case "same" -> tag;
            case "weak" -> "W/" + tag;
            case "other" -> "\"other\"";
            default -> "Sat, 21 Nov 2026 10:00:00 GMT";
        };
    }

    @Test
    void sendsNothingToWhoHasIt() {
        var url = files.url(files.picture());
        var tag = String.valueOf(header(send("HEAD", url, null), "ETag"));

        assertThat(get(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(url, "If-None-Match", "\"other\", W/" + tag).statusCode())
                .isEqualTo(304);
        assertThat(get(url, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoBytesByALinkThatBringsThem() {
        var announced = files.announce("a.png", "image/png", "MEDIA", 10);

        assertThat(get(announced.url()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PATCH"})
    void knowsNoOtherMethod(String method) {
        var answer = send(method, files.url(files.picture()), new byte[1]);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD, PUT, OPTIONS");
    }

    @Test
    void saysNothingToPagesOfOriginsThatAreNotAllowed() {
        var url = files.url(files.picture());

        var preflight =
                send("OPTIONS", url, null, "Origin", "https://evil.example", "Access-Control-Request-Method", "PUT");
        var answer = get(url, "Origin", "https://evil.example");

        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({"9, BAD_USER_INPUT", "10, ''", "3600, ''", "3601, BAD_USER_INPUT", "-1, BAD_USER_INPUT"})
    void isGoodForAnHourAtMost(int seconds, String code) {
        var answer = files.member().client().run("files/file", Map.of("id", files.picture(), "expiresIn", seconds));

        assertThat(String.join(" ", answer.errorCodes())).isEqualTo(code);
    }
}
