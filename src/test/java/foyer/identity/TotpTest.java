package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of authenticators and recovery codes as their standards have them. */
@Tag("unit")
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

    /** RFC 6238, appendix B, of the eight digits the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-30, true", "0, true", "30, true", "60, false", "300, false"})
    void takesACodeOfAClockThatIsHalfAMinuteOff(int seconds, boolean taken) {
        var shown = Totp.stepAt(NOW.plusSeconds(seconds));

        var step = Totp.stepOf(SECRET, Totp.code(SECRET, shown), NOW);

        assertThat(step.isPresent()).isEqualTo(taken);
        step.ifPresent(found -> assertThat(found).isEqualTo(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "81804", "0818040", "abcdef", "٠٨١٨٠٤", "🌴"})
    void takesNothingElse(String code) {
        assertThat(Totp.stepOf(SECRET, code, NOW)).isEmpty();
    }

    /** RFC 4648, section 10, and a secret that begins with zeros. */
    @ParameterizedTest
    @CsvSource({"666f6f6261, MZXW6YTB", "0000000000, AAAAAAAA", "000000000f, AAAAAAAP", "ffffffffff, 77777777"})
    void writesBytesAsTheStandardHasIt(String bytes, String text) {
        assertThat(Base32.encode(HexFormat.of().parseHex(bytes))).isEqualTo(text);
    }

    @Test
    void makesRecoveryCodesThatDifferAndCanBeTypedAnyHow() {
        var codes = RecoveryCodes.create().stream().map(code -> code.reveal()).toList();

        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}"));
        var typed = " " + codes.getFirst().replace("-", " ").toLowerCase(Locale.ROOT);
        assertThat(RecoveryCodes.isCode(typed)).isTrue();
        assertThat(RecoveryCodes.hash(typed)).isEqualTo(RecoveryCodes.hash(codes.getFirst()));
        assertThat(RecoveryCodes.isCode("081804")).isFalse();
    }
}
