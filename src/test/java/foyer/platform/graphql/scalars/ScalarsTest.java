package foyer.platform.graphql.scalars;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scalar in and out, as variable and as literal. */
@Tag("unit")
class ScalarsTest {

    private static EchoSchema schema;

    @BeforeAll
    static void build() {
        schema = new EchoSchema();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dateTime | 2026-11-21T09:30:00Z | 2026-11-21T09:30:00Z",
                "dateTime | 2026-11-21T13:30:00+04:00 | 2026-11-21T09:30:00Z",
                "dateTime | 2026-11-21t09:30:00.5z | 2026-11-21T09:30:00.500Z",
                "dateTime | 2026-11-21T09:30:00.123456789-03:30 | 2026-11-21T13:00:00.123456Z",
                "dateTime | 2024-02-29T23:59:59Z | 2024-02-29T23:59:59Z",
                "dateTime | 0001-01-01T00:00:00Z | 0001-01-01T00:00:00Z",
                "emailAddress | Ada@Example.COM | ada@example.com",
                "emailAddress | ` ada@example.com ` | ada@example.com",
                "emailAddress | a+b.c_d!#$%&'*/=?^`{}~-@example.co.uk | a+b.c_d!#$%&'*/=?^`{}~-@example.co.uk",
                "emailAddress | \"john doe\"@example.com | \"john doe\"@example.com",
                "emailAddress | \"a@b\"@example.com | \"a@b\"@example.com",
                "emailAddress | مستخدم@مثال.إختبار | مستخدم@مثال.إختبار",
                "emailAddress | Post@München.DE | post@münchen.de",
                "emailAddress | a@xn--mnchen-3ya.de | a@xn--mnchen-3ya.de",
                "emailAddress | root@localhost | root@localhost",
                "phoneNumber | +97144270000 | +97144270000",
                "phoneNumber | +971 4 427-0000 | +97144270000",
                "phoneNumber | +1 (555) 123-4567 | +15551234567",
                "phoneNumber | +٩٧١ ٥٠ ١٢٣ ٤٥٦٧ | +971501234567",
                "phoneNumber | +44 (0)20 7946 0018 | +442079460018",
                "url | `HTTPS://Example.com/Path?q=A|B#x` | `https://example.com/Path?q=A|B#x`",
                "url | http://localhost:3000 | http://localhost:3000",
                "url | https://مثال.إختبار/صفحة | https://مثال.إختبار/صفحة",
                "url | http://[::1]:8080/ | http://[::1]:8080/",
                "currencyCode | AED | AED",
                "currencyCode | usd | USD",
                "countryCode | AE | AE",
                "countryCode | de | DE",
                "locale | en | en",
                "locale | ar-ae | ar-AE",
                "locale | zh-hant-TW | zh-Hant-TW",
                "timeZone | Asia/Dubai | Asia/Dubai",
                "timeZone | UTC | UTC",
            })
    void acceptsAndKeepsOneForm(String field, String value, String answer) {
        assertThat(schema.asVariable(field, value).<Map<String, Object>>getData())
                .isEqualTo(Map.of(field, answer));
        assertThat(schema.asLiteral(field, value).<Map<String, Object>>getData())
                .isEqualTo(Map.of(field, answer));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dateTime | 2026-11-21",
                "dateTime | 2026-11-21T09:30:00",
                "dateTime | 2026-11-21T09:30Z",
                "dateTime | 2026-02-30T00:00:00Z",
                "dateTime | 2026-11-21T24:00:00Z",
                "dateTime | 2026-11-21T09:30:60Z",
                "dateTime | 2026-11-21 09:30:00Z",
                "dateTime | 2026-11-21T09:30:00+99:00",
                "dateTime | 0000-01-01T00:00:00Z",
                "dateTime | 0001-01-01T00:00:00+14:00",
                "dateTime | 9999-12-31T23:59:59-12:00",
                "dateTime | +10000-01-01T00:00:00Z",
                "dateTime | now",
                "dateTime | ``",
                "emailAddress | ``",
                "emailAddress | @example.com",
                "emailAddress | a@",
                "emailAddress | example.com",
                "emailAddress | a b@example.com",
                "emailAddress | a@b@example.com",
                "emailAddress | a@-example.com",
                "emailAddress | a@example..com",
                "emailAddress | a@exa_mple.com",
                "emailAddress | a@[127.0.0.1]",
                "emailAddress | a\\u0000@example.com",
                "emailAddress | a\\u202E@example.com",
                "emailAddress | \"a\\u0007b\"@example.com",
                "phoneNumber | 044270000",
                "phoneNumber | 0097144270000",
                "phoneNumber | +9711",
                "phoneNumber | +999123456789",
                "phoneNumber | +1800FLOWERS",
                "phoneNumber | +97144270000;ext=5",
                "phoneNumber | +97144270000 ext 5",
                "phoneNumber | +123456789012345678",
                "phoneNumber | ``",
                "url | example.com",
                "url | /path",
                "url | ftp://example.com",
                "url | javascript:alert(1)",
                "url | https://",
                "url | https://user:secret@example.com/",
                "url | https://exa mple.com",
                "url | https://example.com/a b",
                "url | https://example.com:99999/",
                "url | https://example.com/\\u0000",
                "url | https://exa\\u0001mple.com/",
                "currencyCode | ZZZ",
                "currencyCode | XXX",
                "currencyCode | ``",
                "countryCode | ZZ",
                "countryCode | ARE",
                "locale | en_US",
                "locale | xx",
                "locale | en-ZZ",
                "locale | ``",
                "timeZone | Mars/Base",
                "timeZone | +04:00",
                "timeZone | asia/dubai",
            })
    void refusesWithWhatIsExpected(String field, String escaped) {
        var value = EchoSchema.unescape(escaped);

        for (var result : new ExecutionResult[] {schema.asVariable(field, value), schema.asLiteral(field, value)}) {
            assertThat(result.getErrors()).hasSize(1);
            assertThat(result.getErrors().getFirst().getMessage()).contains("expected ");
            assertThat(result.getErrors().getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT");
        }
    }

    @Test
    void refusesWhatIsTooLong() {
        var domain = ("a".repeat(60) + ".").repeat(4);
        assertThat(schema.asVariable("emailAddress", "a".repeat(64) + "@" + domain + "com")
                        .getErrors())
                .isEmpty();
        assertThat(schema.asVariable("emailAddress", "a".repeat(65) + "@example.com")
                        .getErrors())
                .hasSize(1);
        assertThat(schema.asVariable("emailAddress", "a@" + "a".repeat(64) + ".com")
                        .getErrors())
                .hasSize(1);
        assertThat(schema.asVariable("emailAddress", "a@" + domain + "a".repeat(60) + ".com")
                        .getErrors())
                .hasSize(1);
        assertThat(schema.asVariable("url", "https://example.com/" + "a".repeat(2_028))
                        .getErrors())
                .isEmpty();
        assertThat(schema.asVariable("url", "https://example.com/" + "a".repeat(2_029))
                        .getErrors())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE})
    void keepsLongsExact(long value) {
        assertThat(schema.asVariable("long", value).<Map<String, Object>>getData())
                .isEqualTo(Map.of("long", value));
        assertThat(schema.asVariable("long", String.valueOf(value)).<Map<String, Object>>getData())
                .isEqualTo(Map.of("long", value));
        assertThat(schema.run("{ long(value: " + value + ") }", Map.of()).<Map<String, Object>>getData())
                .isEqualTo(Map.of("long", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1.5", "x", ""})
    void refusesWhatIsNoLong(String value) {
        assertThat(schema.asVariable("long", value).getErrors()).hasSize(1);
    }
}
