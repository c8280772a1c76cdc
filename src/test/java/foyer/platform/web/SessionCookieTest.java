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

    @ParameterizedTest(name = "[{0}] from {1}, forwarded {2}, same-site {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "'',         192.0.2.1, -,     LAX,  foyer,        lax",
                "'',         192.0.2.1, https, LAX,  foyer,        lax",
                "'',         10.0.0.1,  -,     LAX,  foyer,        lax",
                "'',         10.0.0.1,  http,  LAX,  foyer,        lax",
                "'',         10.0.0.1,  https, LAX,  __Host-foyer, secure",
                "staging,    192.0.2.1, -,     LAX,  __Host-foyer, secure",
                "production, 192.0.2.1, -,     LAX,  __Host-foyer, secure",
                "production, 10.0.0.1,  https, LAX,  __Host-foyer, secure",
                "'',         192.0.2.1, -,     NONE, __Host-foyer, other",
                "production, 10.0.0.1,  https, NONE, __Host-foyer, other",
            })
    void isSetForThisHostAlone(
            String profile, String from, @Nullable String forwarded, SameSite sameSite, String name, String form) {
        var cookie = cookie(profile, sameSite);
        var request = request(from, forwarded);
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

    @ParameterizedTest(name = "over {0}: {1} is read")
    @CsvSource({"http, plain", "https, secure"})
    void isReadByTheNameOfItsScheme(String scheme, String expected) {
        var request = request(PROXY, scheme);
        request.setCookies(
                new Cookie("other", "x"), new Cookie("foyer", "plain"), new Cookie("__Host-foyer", "secure"));

        assertThat(cookie("", SameSite.LAX).read(request)).isEqualTo(expected);
    }

    @Test
    void isNotThere() {
        assertThat(cookie("", SameSite.LAX).read(request(PROXY, "https"))).isNull();
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
        cookie.write(request(PROXY, "https"), response, answer);
        assertThat(response.getHeader("Set-Cookie")).startsWith("__Host-foyer=; Path=/; Max-Age=0; ");

        answer.during(() -> {
            CookieAnswer.keep(new Secret("new"), Duration.ofMinutes(1));
            CookieAnswer.takeBack();
            return true;
        });
        var kept = new MockHttpServletResponse();
        cookie.write(request(PROXY, "https"), kept, answer);
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

    private static MockHttpServletRequest request(String from, @Nullable String forwarded) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(from);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-Proto", forwarded);
        }
        return request;
    }
}
