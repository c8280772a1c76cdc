package foyer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.crypto.Secret;
import foyer.platform.start.StartSettings;
import foyer.platform.web.WebSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** Settings of mails together, and where links lead by them. */
@Tag("unit")
class MailSettingsTest {

    static MailSettings settings(String... properties) {
        var environment = new MockEnvironment();
        Arrays.stream(properties)
                .map(property -> property.split("=", 2))
                .forEach(parts -> environment.setProperty(parts[0], parts[1]));
        return Binder.get(environment).bindOrCreate("foyer.mail", MailSettings.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host=smtp.example.com | FOYER_MAIL_FROM is missing, and FOYER_MAIL_HOST is set: set it to whom mails",
                "host=smtp.example.com;from=nobody | FOYER_MAIL_FROM is \"nobody\": set it to an address such as",
                "host=smtp.example.com;from=a@b.co;reply-to=x | FOYER_MAIL_REPLY_TO is \"x\": set it to an address",
                "host=smtp.example.com;from=a@b.co;user=me | FOYER_MAIL_PASSWORD is missing: set FOYER_MAIL_USER and",
                "host=smtp.example.com;from=a@b.co;password=secret | FOYER_MAIL_USER is missing: set FOYER_MAIL_USER",
                "host=h;from=a@b.co;user=me;password=secret;tls=OFFERED | FOYER_MAIL_TLS is OFFERED, and the password",
                "host=h;from=a@b.co;user=me;password=secret;tls=NONE | FOYER_MAIL_TLS is NONE, and the password would",
                "port=0 | FOYER_MAIL_PORT is 0: set it from 1 to 65535",
                "senders=0 | FOYER_MAIL_SENDERS is 0: set it to 1 or more",
                "poll=0s | FOYER_MAIL_POLL is PT0S: set it from",
            })
    void saysInALineWhatIsWrong(String properties, String line) {
        var all = Arrays.stream(properties.split(";", -1))
                .map(property -> "foyer.mail." + property)
                .toArray(String[]::new);

        assertThatThrownBy(() -> settings(all))
                .rootCause()
                .hasMessageStartingWith(line)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "25,  '',  '',       OFFERED",
        "465, '',  '',       TLS",
        "587, '',  '',       OFFERED",
        "587, me,  '',       STARTTLS",
        "465, me,  '',       TLS",
        "25,  '',  NONE,     NONE",
        "25,  '',  STARTTLS, STARTTLS",
    })
    void protectsTheConnectionAsWellAsItMay(int port, String user, String tls, MailTls protection) {
        var settings = settings(
                "foyer.mail.host=h",
                "foyer.mail.from=a@b.co",
                "foyer.mail.port=" + port,
                "foyer.mail.user=" + user,
                "foyer.mail.password=" + (user.isEmpty() ? "" : "secret"),
                tls.isEmpty() ? "foyer.mail.senders=4" : "foyer.mail.tls=" + tls);

        assertThat(settings.protection()).isEqualTo(protection);
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, https://app.example.com/reset-password?token=a%2Bb",
        "'',                      http://localhost:8080/graphiql?token=a%2Bb",
    })
    void linksLeadToTheFrontendOrToGraphiql(String frontend, String link) {
        var links = links(frontend, settings(), "");

        assertThat(links.passwordReset(new Secret("a+b"))).hasToString(link);
    }

    @Test
    void linksToPropertiesSayWhose() {
        var links = links("https://app.example.com", settings(), "");

        assertThat(links.property("prop_1")).hasToString("https://app.example.com/properties/prop_1");
        assertThat(links.publicProperty("palm", "P-000001/?"))
                .hasToString("https://app.example.com/palm/properties/P-000001%2F%3F");
    }

    @Test
    void linksOfAServerThatSendsMailsLeadSomewhere() {
        var sends = settings("foyer.mail.host=h", "foyer.mail.from=a@b.co");

        assertThatThrownBy(() -> links("", sends, "production"))
                .hasMessageStartingWith("FOYER_FRONTEND_URL is missing, and FOYER_MAIL_HOST is set: set it to where");
        assertThat(links("", sends, "").signIn()).hasToString("http://localhost:8080/graphiql");
    }

    private static FrontendLinks links(String frontend, MailSettings mail, String profile) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile.isEmpty() ? new String[0] : new String[] {profile});
        return new FrontendLinks(
                new WebSettings(List.of(), List.of(), frontend),
                mail,
                new StartSettings(8080, 8081, "127.0.0.1", true),
                environment);
    }
}
