package foyer.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.crypto.Secret;
import foyer.platform.graphql.ApiException;
import foyer.platform.web.CookieSettings.SameSite;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What browsers are told of the session's cookie, and which of theirs counts. */
@Tag("unit")
class SessionCookieTest {

    private static final String PROXY = "10.0.0.1";
    private static final String LAX = "; Path=/; Max-Age=60; Expires=%s; HttpOnly; SameSite=Lax";
    private static final String SECURE_LAX = "; Path=/; Max-Age=60; Expires=%s; Secure; HttpOnly; SameSite=Lax";
    private static final String OTHER_SITES =
            "; Path=/; Max-Age=60; Expires=%s; Secure; HttpOnly; Partitioned; SameSite=None";

    @ParameterizedTest(name = "[{0}] at {1} from {2}, forwarded {3}, same-site {4}: {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "'',         localhost:8080,  192.0.2.1, -,     LAX,  foyer,        lax",
                "'',         localhost,       192.0.2.1, https, LAX,  foyer,        lax",
                "'',         127.0.0.1:8080,  10.0.0.1,  -,     LAX,  foyer,        lax",
                "'',         [::1]:8080,      10.0.0.1,  http,  LAX,  foyer,        lax",
                "'',         localhost:8080,  10.0.0.1,  https, LAX,  __Host-foyer, secure",
                "'',         foyer:8080,      192.0.2.1, -,     LAX,  __Host-foyer, secure",
                "'',         192.168.1.7,     192.0.2.1, -,     LAX,  __Host-foyer, secure",
                "'',         foyer.example,   10.0.0.1,  http,  LAX,  __Host-foyer, secure",
                "'',         localhost.evil.example, 192.0.2.1, -, LAX, __Host-foyer, secure",
                "'',         localhost_evil,  192.0.2.1, -,     LAX,  __Host-foyer, secure",
                "'',         -,               192.0.2.1, -,     LAX,  __Host-foyer, secure",
                "staging,    localhost:8080,  192.0.2.1, -,     LAX,  __Host-foyer, secure",
                "production, localhost:8080,  192.0.2.1, -,     LAX,  __Host-foyer, secure",
                "production, foyer.example,   10.0.0.1,  https, LAX,  __Host-foyer, secure",
                "'',         localhost:8080,  192.0.2.1, -,     NONE, __Host-foyer, other",
                "production, foyer.example,   10.0.0.1,  https, NONE, __Host-foyer, other",
            })
    void isSetForThisHostAlone(
            String profile,
            @Nullable String host,
            String from,
            @Nullable String forwarded,
            SameSite sameSite,
            String name,
            String form) {
        var cookie = cookie(profile, sameSite);
        var request = request(host, from, forwarded);
        var response = new MockHttpServletResponse();
        var answer = new CookieAnswer();
        answer.during(() -> {
            CookieAnswer.keep(new Secret("the-secret"), Duration.ofMinutes(1));
            return true;
        });

        cookie.write(request, response, answer);

        var expected =
                switch (form) {
                    case "lax" -> LAX;
                    case "secure" -> SECURE_LAX;
                    default -> OTHER_SITES;
                };
        assertThat(Objects.requireNonNull(response.getHeader("Set-Cookie")).replaceAll("Expires=[^;]+", "Expires=%s"))
                .isEqualTo(name + "=the-secret" + expected);
    }

    @ParameterizedTest(name = "[{0}] at {1}://{2} with {3}, of {4}: {5} is read")
    @CsvSource(
            nullValues = "-",
            value = {
                "'',         http,  localhost, foyer __Host-foyer, http://localhost, foyer",
                "'',         http,  localhost, __Host-foyer,       http://localhost, -",
                "'',         https, localhost, foyer __Host-foyer, -,                __Host-foyer",
                "'',         https, localhost, foyer,              -,                -",
                "'',         http,  foyer,     foyer __Host-foyer, -,                __Host-foyer",
                "'',         http,  foyer,     foyer,              -,                foyer",
                "'',         http,  foyer,     foyer,              http://foyer,     -",
                "production, http,  foyer,     foyer,              -,                -",
            })
    void isReadByTheNameThatItsHostGivesIt(
            String profile,
            String scheme,
            String host,
            String names,
            @Nullable String origin,
            @Nullable String expected) {
        var request = request(host, PROXY, scheme);
        request.setCookies(Stream.concat(Stream.of("other"), Stream.of(names.split(" ", -1)))
                .map(name -> new Cookie(name, name))
                .toArray(Cookie[]::new));
        if (origin != null) {
            request.addHeader("Origin", origin);
        }

        assertThat(cookie(profile, SameSite.LAX).read(request)).isEqualTo(expected);
    }

    @Test
    void isNotThere() {
        assertThat(cookie("", SameSite.LAX).read(request("localhost", PROXY, "https")))
                .isNull();
    }

    @Test
    void isTakenBackUnlessTheSameOperationSetIt() {
        var cookie = cookie("", SameSite.LAX);
        var response = new MockHttpServletResponse();
        var answer = new CookieAnswer();
        answer.during(() -> {
            CookieAnswer.takeBack();
            return true;
        });
        cookie.write(request("localhost", PROXY, "https"), response, answer);
        assertThat(response.getHeader("Set-Cookie")).startsWith("__Host-foyer=; Path=/; Max-Age=0; ");

        answer.during(() -> {
            CookieAnswer.keep(new Secret("new"), Duration.ofMinutes(1));
            CookieAnswer.takeBack();
            return true;
        });
        var kept = new MockHttpServletResponse();
        cookie.write(request("localhost", PROXY, "https"), kept, answer);
        assertThat(kept.getHeader("Set-Cookie")).startsWith("__Host-foyer=new; ");
    }

    @Test
    void isRefusedWhereTheAnswerCannotSetIt() {
        assertThatThrownBy(CookieAnswer::require)
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("BAD_USER_INPUT");
        CookieAnswer.takeBack();
    }

    @ParameterizedTest
    @CsvSource({"'', names no other site", "'http://app.example.com', names http://app.example.com, which is not https"
    })
    void isForOtherSitesOverHttpsOnly(String origins, String problem) {
        var allowed = origins.isEmpty() ? List.<String>of() : List.of(origins.split(",", -1));
        var settings = new WebSettings(List.of(), allowed, null);

        assertThatThrownBy(() -> new SessionCookie(
                        new ClientAddresses(settings),
                        new CookieSettings(SameSite.NONE),
                        settings,
                        new MockEnvironment()))
                .hasMessageStartingWith("FOYER_COOKIE_SAME_SITE is none, but FOYER_ALLOWED_ORIGINS " + problem);
    }

    private static SessionCookie cookie(String profile, SameSite sameSite) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile.isEmpty() ? new String[0] : new String[] {profile});
        var settings = new WebSettings(
                List.of(PROXY),
                List.of("https://app.example.com", "chrome-extension://abc", "http://localhost:3000"),
                null);
        return new SessionCookie(new ClientAddresses(settings), new CookieSettings(sameSite), settings, environment);
    }

    private static MockHttpServletRequest request(@Nullable String host, String from, @Nullable String forwarded) {
        var request = new MockHttpServletRequest();
        if (host != null) {
            request.addHeader("Host", host);
        }
        request.setRemoteAddr(from);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-Proto", forwarded);
        }
        return request;
    }
}
