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
        var addresses = new ClientAddresses(new WebSettings(List.of("10.0.0.0/8", "2001:db8::7")));

        assertThat(addresses.of(request)).isEqualTo(expected);
    }

    @Test
    void believesNobodyByDefault() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        request.addHeader("X-Forwarded-For", "203.0.113.9");

        assertThat(new ClientAddresses(new WebSettings(List.of())).of(request)).isEqualTo("127.0.0.1");
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThatThrownBy(() -> new ClientAddresses(new WebSettings(List.of("10.0.0.0/99"))))
                .hasMessageContaining("FOYER_TRUSTED_PROXIES");
    }
}
