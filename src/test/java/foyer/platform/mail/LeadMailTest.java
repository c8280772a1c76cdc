package foyer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mails about leads. */
@Tag("unit")
class LeadMailTest {

    private static final String LINK = "https://app.example.com/";

    private final MailTemplates templates = new MailTemplates();

    @ParameterizedTest
    @CsvSource({"en, Palm Realty, Huda, Website", "ar, Palm Realty, Huda, Website", "en, '', '', ''", "ar, '', '', ''"})
    void tellsOfANewLead(String language, String company, String who, String through) {
        var model = Map.<String, Object>of(
                "name", "Sami", "company", company, "who", who, "through", through, "link", LINK);

        var mail = templates.render(
                "lead-captured",
                Locale.forLanguageTag(language),
                new MailContent("Sami", model, MailBrand.FOYER, null));

        assertThat(mail.subject()).contains("Foyer").doesNotContain("??");
        assertThat(mail.text()).contains("Sami", company, who, through, LINK).doesNotContain("??", "[(", "{0}");
        assertThat(mail.html()).contains("Sami", company, who, through).doesNotContain(" th:", "??", "{0}");
    }
}
