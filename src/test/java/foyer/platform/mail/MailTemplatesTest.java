package foyer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class MailTemplatesTest {

    private static final String LINK = "https://app.example.com/sign-in?a=1&b=2";

    private final MailTemplates templates = new MailTemplates();

    private RenderedMail welcome(String language, String name) {
        return templates.render("welcome", Locale.forLanguageTag(language), content(name, MailBrand.FOYER));
    }

    private static MailContent content(String name, MailBrand brand) {
        return new MailContent(name, Map.of("name", name, "company", "Palm Realty", "link", LINK), brand, null);
    }

    @Test
    void writesEnglish() {
        var mail = welcome("en-GB", "Sami");

        assertThat(mail.subject()).isEqualTo("Welcome to Foyer");
        assertThat(mail.text()).startsWith("Hello Sami,\n").contains("Palm Realty", "\n" + LINK + "\n");
        assertThat(mail.html())
                .contains(
                        "<html lang=\"en\" dir=\"ltr\">",
                        "Hello Sami,",
                        "href=\"https://app.example.com/sign-in?a=1&amp;b=2\"")
                .doesNotContain(" th:", "xmlns", "??");
    }

    @ParameterizedTest
    @CsvSource({
        "verify-email, en", "verify-email, ar",
        "reset-password, en", "reset-password, ar",
        "no-account, en", "no-account, ar",
        "password-changed, en", "password-changed, ar",
        "magic-link, en", "magic-link, ar",
        "confirm-email, en", "confirm-email, ar",
        "email-taken, en", "email-taken, ar",
        "email-change-requested, en", "email-change-requested, ar",
        "email-changed, en", "email-changed, ar",
        "new-device, en", "new-device, ar",
        "address-proven, en", "address-proven, ar",
        "sign-in-slowed, en", "sign-in-slowed, ar",
        "totp-enabled, en", "totp-enabled, ar",
        "totp-disabled, en", "totp-disabled, ar",
        "recovery-codes-changed, en", "recovery-codes-changed, ar"
    })
    void saysWhatTheMailsOfAccountsAreAbout(String template, String language) {
        for (var name : new String[] {"Sami", ""}) {
            var mail = templates.render(template, Locale.forLanguageTag(language), content(name, MailBrand.FOYER));

            assertThat(mail.subject()).isNotBlank().doesNotContain("??");
            assertThat(mail.text()).contains(LINK, name).doesNotContain("??", "[(", "{0}");
            assertThat(mail.html())
                    .contains("https://app.example.com/sign-in", name)
                    .doesNotContain(" th:", "??", "{0}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void tellsAPersonWhoActsAsThemAndWhy(String language) {
        var model = Map.<String, Object>of(
                "name", "Sami", "impersonator", "Petra (petra@example.com)", "reason", "Ticket 42", "minutes", 30L);
        var content = new MailContent("Sami", model, MailBrand.FOYER, null);

        var mail = templates.render("impersonated", Locale.forLanguageTag(language), content);

        assertThat(mail.subject()).isNotBlank().doesNotContain("??");
        assertThat(mail.text())
                .contains("Petra (petra@example.com)", "Ticket 42", "30")
                .doesNotContain("??", "[(", "{0}");
        assertThat(mail.html()).contains("Ticket 42").doesNotContain(" th:", "??", "{0}");
    }

    @ParameterizedTest
    @CsvSource({"en, Palm Realty", "ar, Palm Realty", "en, ''", "ar, ''"})
    void tellsAnOwnerThatTheArchiveIsReady(String language, String company) {
        var model = Map.<String, Object>of("name", "Sami", "company", company, "days", 7L, "link", LINK);
        var content = new MailContent("Sami", model, MailBrand.FOYER, null);

        var mail = templates.render("tenant-exported", Locale.forLanguageTag(language), content);

        assertThat(mail.subject()).isNotBlank().doesNotContain("??");
        assertThat(mail.text()).contains("Sami", company, "7", LINK).doesNotContain("??", "[(", "{0}");
        assertThat(mail.html())
                .contains(company, "https://app.example.com/sign-in")
                .doesNotContain(" th:", "??", "{0}");
    }

    @ParameterizedTest
    @CsvSource({
        "deletion-requested, en, Palm",
        "deletion-requested, ar, Palm",
        "deletion-cancelled, en, ''",
        "deletion-cancelled, ar, Palm"
    })
    void tellsOwnersWhatBecomesOfTheirCompany(String template, String language, String company) {
        var model = Map.<String, Object>of(
                "name", "Sami", "company", company, "day", "24 December 2026", "link", "https://app.example.com/");
        var content = new MailContent("Sami", model, MailBrand.FOYER, null);

        var mail = templates.render(template, Locale.forLanguageTag(language), content);

        assertThat(mail.subject()).isNotBlank().doesNotContain("??", "{0}");
        assertThat(mail.text()).contains(company, "24 December 2026", "Sami").doesNotContain("??", "[(", "{0}", "{1}");
        assertThat(mail.html()).contains(company, "24 December 2026").doesNotContain(" th:", "??", "{0}", "{1}");
    }

    @Test
    void writesArabicFromRightToLeft() {
        var mail = welcome("ar-AE", "ليلى");

        assertThat(mail.subject()).isEqualTo("مرحبًا بك في Foyer");
        assertThat(mail.text()).startsWith("مرحبًا ليلى،\n").contains(LINK);
        assertThat(mail.html()).contains("<html lang=\"ar\" dir=\"rtl\">", "مرحبًا ليلى،");
    }

    @ParameterizedTest
    @CsvSource({"ar, ar", "ar-EG, ar", "en, en", "fr, en", "und, en", "'', en", "ar-AE-u-nu-latn, ar"})
    void speaksEnglishToWhomItCannotSpeakTheirLanguage(String tag, String language) {
        assertThat(MailTemplates.language(Locale.forLanguageTag(tag)).getLanguage())
                .isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><a href='https://evil.example'>",
                "${7*7}",
                "*{7*7}",
                "#{welcome.subject}",
                "@{https://evil.example}",
                "__${7*7}__",
                "[[${7*7}]]",
                "[(${7*7})]",
                "{0}",
                "'{'",
                "<th:block th:text=\"${7*7}\"/>",
                "&lt;b&gt;",
                "a\u0000b",
            })
    void saysWhatPeopleGaveAndDoesNotObeyIt(String name) {
        var mail = welcome("en", name);
        var plain = name.replace('\u0000', ' ');

        assertThat(mail.text()).contains("Hello " + plain + ",");
        assertThat(mail.html())
                .doesNotContain("<script", "<img src=x", "<a href='https://evil", "<th:block", "49")
                .contains("Hello " + escaped(plain) + ",");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sami\r\nBcc: all@example.com", "Sami\nX", "Sami\u2028X", "Sami\u0085X", "Sami\u202EX"})
    void keepsWhatPeopleGaveInItsLine(String brand) {
        var looks = new MailBrand(brand, "#102030", null);

        var mail = templates.render("welcome", Locale.ENGLISH, content(brand, looks));

        assertThat(mail.subject())
                .startsWith("Welcome to Sami ")
                .doesNotContainPattern("[\\r\\n\\u2028\\u0085\\u202E]");
        assertThat(mail.text().lines().filter(line -> line.startsWith("Bcc") || line.equals("X")))
                .isEmpty();
    }

    @Test
    void carriesALogoAndWritesOnItsColourWhatCanBeRead() {
        var looks = new MailBrand("Palm", "#FFCC00", null, UUID.randomUUID());

        var carried = templates.render(
                "welcome", Locale.ENGLISH, content("Sami", looks), new MailPicture("image/png", new byte[] {1}));
        var without = templates.render("welcome", Locale.ENGLISH, content("Sami", looks));

        assertThat(carried.html()).contains("src=\"cid:logo\"", "background:#ffcc00;color:#000000");
        assertThat(carried.logo()).isNotNull();
        assertThat(without.html()).doesNotContain("cid:").contains("<bdi>Palm</bdi>");
    }

    @Test
    void wearsABrand() {
        var looks = new MailBrand("Palm & Co", "#aa5500", URI.create("https://cdn.example.com/logo.png?a=1&b=2"));
        var content = new MailContent(
                null, content("Sami", looks).model(), looks, URI.create("https://app.example.com/unsubscribe/x"));

        var mail = templates.render("welcome", Locale.ENGLISH, content);

        assertThat(mail.subject()).isEqualTo("Welcome to Palm & Co");
        assertThat(mail.html())
                .contains(
                        "background:#aa5500",
                        "src=\"https://cdn.example.com/logo.png?a=1&amp;b=2\"",
                        "alt=\"Palm &amp; Co\"",
                        "href=\"https://app.example.com/unsubscribe/x\"");
        assertThat(mail.text()).contains("Unsubscribe from messages like this: https://app.example.com/unsubscribe/x");
    }

    @Test
    void hasEachTextInBothLanguages() throws IOException {
        assertThat(keys("en")).isEqualTo(keys("ar"));
    }

    private static java.util.Set<String> keys(String language) throws IOException {
        var texts = new Properties();
        var file = Objects.requireNonNull(
                MailTemplatesTest.class.getResourceAsStream("/mails_" + language + ".properties"));
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }
}
