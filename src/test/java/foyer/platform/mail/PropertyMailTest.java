package foyer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mails about properties. */
@Tag("unit")
class PropertyMailTest {

    private static final String LINK = "https://app.example.com/palm/properties/P-000001";

    private final MailTemplates templates = new MailTemplates();

    @ParameterizedTest
    @CsvSource({"en, Palm Realty, By the sea, 3", "ar, Palm Realty, By the sea, 3", "en, '', '', 0", "ar, '', '', 0"})
    void tellsOfPropertiesThatMeetASearch(String language, String company, String search, int more) {
        var lines = List.of("PUBLISHED", "PRICE_DROP", "BACK_ON_MARKET").stream()
                .map(why -> Map.of(
                        "why",
                        why,
                        "title",
                        "<b>Villa</b>",
                        "reference",
                        "P-000001",
                        "price",
                        "AED 5",
                        "place",
                        "Marina",
                        "link",
                        LINK))
                .toList();
        var model = Map.<String, Object>of(
                "name",
                "Sami",
                "company",
                company,
                "search",
                search,
                "properties",
                lines,
                "more",
                more,
                "unsubscribe",
                "http://localhost/unsubscribe/x");

        var mail = templates.render(
                "property-alert",
                Locale.forLanguageTag(language),
                new MailContent("Sami", model, MailBrand.FOYER, null));

        assertThat(mail.subject()).contains(search).doesNotContain("??", "{0}").isNotBlank();
        assertThat(mail.text())
                .contains("Sami", company, "<b>Villa</b>", "P-000001", "AED 5", "Marina", LINK, "/unsubscribe/x")
                .doesNotContain("??", "[(", "[#", "{0}");
        assertThat(mail.html())
                .contains("Sami", company, "&lt;b&gt;Villa", LINK, "/unsubscribe/x")
                .doesNotContain(" th:", "??", "{0}");
    }
}
