package foyer.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whose forwarded headers count. */
@Tag("unit")
class ClientAddressesTest {

    @ParameterizedTest(name = "{0} forwards for {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "nobody", textBlock = """
            10.0.0.1   | nobody                             | 10.0.0.1
            10.0.0.1   | 203.0.113.9                        | 203.0.113.9
            10.0.0.1   | 1.1.1.1, 203.0.113.9, 10.0.0.2     | 203.0.113.9
            10.0.0.1   | 10.0.0.3, 10.0.0.2                 | 10.0.0.3
            10.0.0.1   | evil.example                       | 10.0.0.1
            10.0.0.1   | 203.0.113.9, ' or 1=1              | 10.0.0.1
            10.0.0.1   | 2001:db8::1                        | 2001:db8::1
            2001:db8::7 | 203.0.113.9                       | 203.0.113.9
            203.0.113.1 | 1.1.1.1                           | 203.0.113.1
            """)
    void believesTheNearestThatIsNoProxy(String connection, @Nullable String forwarded, String expected) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(connection);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        var addresses = new ClientAddresses(trusting("10.0.0.0/8", "2001:db8::7"));

        assertThat(addresses.of(request)).isEqualTo(expected);
    }

    @Test
    void believesNobodyByDefault() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        request.addHeader("X-Forwarded-For", "203.0.113.9");

        assertThat(new ClientAddresses(trusting()).of(request)).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest(name = "{0} asked for {1} forwards {2}, {3}, {4}: {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            203.0.113.1 | foyer.example       | -           | -                     | -    | http://foyer.example
            203.0.113.1 | Foyer.Example:8080  | -           | -                     | -    | http://foyer.example:8080
            203.0.113.1 | foyer.example:80    | -           | -                     | -    | http://foyer.example
            203.0.113.1 | foyer.example       | https       | other.example         | 444  | http://foyer.example
            203.0.113.1 | [2001:db8::1]:8080  | -           | -                     | -    | http://[2001:db8::1]:8080
            203.0.113.1 | -                   | -           | -                     | -    | -
            203.0.113.1 | a b                 | -           | -                     | -    | -
            10.0.0.1    | foyer.example       | https       | -                     | -    | https://foyer.example
            10.0.0.1    | foyer.example       | HTTPS, http | -                     | -    | https://foyer.example
            10.0.0.1    | foyer.example       | gopher      | -                     | -    | http://foyer.example
            10.0.0.1    | inner:8080          | https       | app.example           | -    | https://app.example
            10.0.0.1    | inner:8080          | https       | app.example           | 8443 | https://app.example:8443
            10.0.0.1    | inner:8080          | https       | app.example           | 443  | https://app.example
            10.0.0.1    | inner:8080          | https       | app.example:444       | 8443 | https://app.example:444
            10.0.0.1    | inner:8080          | https       | app.example, a, b     | x    | https://app.example
            10.0.0.1    | inner:8080          | https       | app.example/path      | -    | -
            """)
    void tellsHowTheServerWasAddressed(
            String connection,
            @Nullable String host,
            @Nullable String proto,
            @Nullable String forwardedHost,
            @Nullable String port,
            @Nullable String expected) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(connection);
        header(request, "Host", host);
        header(request, "X-Forwarded-Proto", proto);
        header(request, "X-Forwarded-Host", forwardedHost);
        header(request, "X-Forwarded-Port", port);
        var addresses = new ClientAddresses(trusting("10.0.0.0/8"));

        assertThat(addresses.origin(request)).isEqualTo(expected);
    }

    @Test
    void takesTheSchemeOfTheConnectionWhereNobodyIsTrusted() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        request.addHeader("X-Forwarded-Proto", "http");

        assertThat(new ClientAddresses(trusting()).isSecure(request)).isTrue();
    }

    private static void header(MockHttpServletRequest request, String name, @Nullable String value) {
        if (value != null) {
            request.addHeader(name, value);
        }
    }

    private static WebSettings trusting(String... proxies) {
        return new WebSettings(List.of(proxies), List.of(), null);
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThatThrownBy(() -> new ClientAddresses(trusting("10.0.0.0/99")))
                .hasMessageContaining("FOYER_TRUSTED_PROXIES");
    }
}
