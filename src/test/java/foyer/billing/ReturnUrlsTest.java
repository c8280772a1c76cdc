package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.web.WebSettings;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Where a provider's page may lead back to. */
@Tag("unit")
class ReturnUrlsTest {

    private static ReturnUrls of(String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        var web =
                new WebSettings(List.of(), List.of("https://other.example.com:8443"), "https://app.example.com/foyer");
        return new ReturnUrls(web, environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example.com/", "HTTPS://App.Example.com/a?b=c", "https://other.example.com:8443/x"})
    void leadsToTheFrontendsOfTheDeployment(String url) {
        assertThat(of("production").checked("returnUrl", url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/",
                "http://app.example.com/",
                "https://app.example.com:444/",
                "https://app.example.com@evil.example.com/",
                "https://app.example.com.evil.example.com/",
                "https://me@app.example.com/",
                "//app.example.com/",
                "javascript:alert(1)"
            })
    void leadsNowhereElse(String url) {
        assertThatThrownBy(() -> of("production").checked("returnUrl", url)).isInstanceOf(UserErrorException.class);
        assertThatThrownBy(() -> of("staging").checked("returnUrl", url)).isInstanceOf(UserErrorException.class);
    }

    @Test
    void leadsWhereverWhileItIsDeveloped() {
        assertThat(of().checked("returnUrl", "http://localhost:3000/")).isEqualTo("http://localhost:3000/");
        assertThatThrownBy(() -> of().checked("returnUrl", "http://localhost:3000/" + "a".repeat(2_000)))
                .isInstanceOf(UserErrorException.class);
    }
}
