package foyer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mails about payments say, of every level and in both languages. */
@Tag("unit")
class BillingMailTemplatesTest {

    private final MailTemplates templates = new MailTemplates();

    @ParameterizedTest
    @CsvSource({
        "billing-refund, en, Palm, '', ''",
        "billing-refund, ar, '', '', ''",
        "billing-credit, en, Palm, '', ''",
        "billing-credit, ar, '', '', ''",
        "billing-payment-failed, en, Palm, '', ''",
        "billing-payment-failed, ar, '', '', ''",
        "billing-extra, en, Palm, '', ''",
        "billing-extra, ar, '', '', ''",
        "billing-trial-again, en, Palm, '', ''",
        "billing-trial-again, ar, '', '', ''",
        "billing-limit, en, Palm, LEADS, ''",
        "billing-limit, ar, Palm, PROPERTIES_PUBLISHED, ''",
        "billing-limit, en, '', STORAGE_BYTES, ''",
        "billing-limit, ar, Palm, SEARCHES, 24 December 2026",
        "billing-limit, en, Palm, MESSAGES, 24 December 2026",
        "billing-limit, ar, '', AI_TOKENS, 24 December 2026",
        "billing-grace-ends, en, Palm, '', 24 December 2026",
        "billing-grace-ends, ar, '', '', 24 December 2026",
        "billing-access, en, Palm, FULL, ''",
        "billing-access, ar, Palm, FULL, ''",
        "billing-access, en, '', GRACE, 24 December 2026",
        "billing-access, ar, '', GRACE, 24 December 2026",
        "billing-access, en, Palm, READ_ONLY, 24 December 2026",
        "billing-access, ar, Palm, READ_ONLY, 24 December 2026",
        "billing-access, en, '', BLOCKED, ''",
        "billing-access, ar, Palm, BLOCKED, ''",
        "billing-access, en, Palm, PAUSED, ''",
        "billing-access, ar, '', PAUSED, ''",
        "billing-access, en, '', ENDED, ''",
        "billing-access, ar, Palm, ENDED, ''"
    })
    void tellsOwnersWhatTheirPaymentsHaveToDoWithThem(
            String template, String language, String company, String level, String day) {
        var mail = rendered(template, language, company, level, day, false);

        assertThat(mail.subject()).isNotBlank().doesNotContain("??", "{0}");
        assertThat(mail.text())
                .contains(company, day, "Sami", "https://app.example.com/")
                .doesNotContain("??", "[(", "{0}", "{1}");
        assertThat(mail.text().contains("$4.90"))
                .isEqualTo(Set.of("billing-refund", "billing-credit", "billing-limit")
                        .contains(template));
        assertThat(mail.html()).contains(company, day).doesNotContain(" th:", "??", "{0}", "{1}");
    }

    /** There is no page where it could be paid. */
    @ParameterizedTest
    @CsvSource({
        "billing-access, en, READ_ONLY, end the subscription at once",
        "billing-access, ar, BLOCKED, فأنهِ الاشتراك فورًا",
        "billing-grace-ends, en, GRACE, end the subscription at once",
        "billing-grace-ends, ar, GRACE, فأنهِ الاشتراك فورًا"
    })
    void saysWhatToDoWhereNothingCanBePaid(String template, String language, String level, String way) {
        var mail = rendered(template, language, "Palm", level, "24 December 2026", true);

        assertThat(mail.text()).contains(way).doesNotContain("??");
        assertThat(mail.html()).contains(way).doesNotContain("??");
        assertThat(rendered(template, language, "Palm", level, "24 December 2026", false)
                        .text())
                .doesNotContain(way);
    }

    private RenderedMail rendered(
            String template, String language, String company, String level, String day, boolean disputed) {
        var model = Map.<String, Object>of(
                "name",
                "Sami",
                "company",
                company,
                "level",
                level,
                "day",
                day,
                "amount",
                "$4.90",
                "disputed",
                disputed,
                "link",
                "https://app.example.com/");
        var content = new MailContent("Sami", model, MailBrand.FOYER, null);

        return templates.render(template, Locale.forLanguageTag(language), content);
    }
}
