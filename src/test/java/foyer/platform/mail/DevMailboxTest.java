package foyer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.web.ClientAddresses;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;

/** The mailbox of a development machine: what it shows, and to whom. */
@FoyerTest
@Tag("graphql")
class DevMailboxTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    ClientAddresses addresses;

    private GraphQlAnswer get(GraphQlClient from, String path) {
        return from.send(path, request -> request.GET());
    }

    private String mailOf(String email) {
        return database.texts("select id::text from platform.mail where recipient = '%s'".formatted(email))
                .getFirst();
    }

    @Test
    void showsTheWelcomeOfWhoeverSignedUp() {
        var owner = tenants.signUp("REAL_ESTATE");

        var list = get(client, "/dev/mail");
        var page = get(client, "/dev/mail/" + mailOf(owner.email()));

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).contains(owner.email(), "Welcome to Foyer", "/dev/mail/" + mailOf(owner.email()));
        assertThat(page.body())
                .contains(
                        "<iframe sandbox=\"\"",
                        "srcdoc=\"&lt;!DOCTYPE html&gt;",
                        "Hello Owner ",
                        "/graphiql",
                        "Message-ID: &lt;foyer." + mailOf(owner.email()));
        assertThat(database.texts(
                        "select tenant_id is null and user_id = '%s' from platform.mail where recipient = '%s'"
                                .formatted(owner.user(), owner.email())))
                .containsExactly("t");
    }

    @Test
    void runsNoScriptAndIsKeptNowhere() {
        var answer = get(client, "/dev/mail");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.body()).doesNotContain("<script");
    }

    @ParameterizedTest
    @CsvSource({
        "Forwarded, for=127.0.0.1",
        "X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-For, 203.0.113.7",
        "X-Forwarded-Host, localhost",
        "X-Real-IP, 127.0.0.1",
        "Via, 1.1 proxy",
    })
    void isNotThereThroughAProxy(String header, String value) {
        var owner = tenants.signUp("REAL_ESTATE");
        var proxied = client.with(header, value);

        for (var path : List.of("/dev/mail", "/dev/mail/" + mailOf(owner.email()))) {
            var answer = get(proxied, path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain(owner.email(), "Mails");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,       localhost:8080,      true",
        "127.0.0.1,       127.0.0.1:8080,      true",
        "0:0:0:0:0:0:0:1, [::1]:8080,          true",
        "127.0.0.1,       LOCALHOST,           true",
        "127.0.0.1,       evil.example:8080,   false",
        "127.0.0.1,       localhost.evil.example, false",
        "127.0.0.1,       127.0.0.1.evil.example, false",
        "192.168.1.7,     localhost:8080,      false",
        "203.0.113.7,     localhost:8080,      false",
        "10.0.0.1,        10.0.0.2:8080,       false",
        "fe80:0:0:0:0:0:0:1, localhost:8080,   false",
    })
    void isForWhoeverSitsAtTheMachine(String address, String host, boolean local) {
        var request = new MockHttpServletRequest("GET", "/dev/mail");
        request.setRemoteAddr(address);
        request.addHeader("Host", host);

        assertThat(new LocalRequests(addresses).isLocal(request)).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({
        "'',         '',        true",
        "'',         localhost, false",
        "staging,    '',        false",
        "staging,    localhost, false",
        "production, '',        false",
        "production, localhost, false",
    })
    void catchesMailsOnADevelopmentMachineWithoutAServerOnly(String profile, String host, boolean catches) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile.isEmpty() ? new String[0] : new String[] {profile});
        var settings = MailSettingsTest.settings(
                host.isEmpty() ? "foyer.mail.port=25" : "foyer.mail.host=" + host, "foyer.mail.from=a@example.com");

        assertThat(new MailServer(settings, environment).catches()).isEqualTo(catches);
    }

    @Test
    void doesNotFindWhatIsNoMail() {
        assertThat(get(client, "/dev/mail/0190a000-0000-7000-8000-00000000000a").status())
                .isEqualTo(404);
        assertThat(get(client, "/dev/mail/x").status()).isEqualTo(400);
    }
}
