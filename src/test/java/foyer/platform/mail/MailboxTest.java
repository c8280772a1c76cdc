package foyer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class MailboxTest {

    @ParameterizedTest
    @CsvSource({
        "sami@example.com,            sami@example.com",
        "o'brien+foyer@example.com,   o'brien+foyer@example.com",
        "!#$%&*-/=?^_`{|}~@example.com, !#$%&*-/=?^_`{|}~@example.com",
        "\"sami h\"@example.com,      \"sami h\"@example.com",
        "info@bücher.example,         info@xn--bcher-kva.example",
        "info@مثال.إختبار,            info@xn--mgbh0fb.xn--kgbechtv",
    })
    void writesAnAddressAsServersReadIt(String written, String ascii) {
        assertThat(Mailbox.of(written, null).address()).isEqualTo(ascii);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("sami", "MALFORMED"),
                Arguments.of("@example.com", "MALFORMED"),
                Arguments.of("a".repeat(65) + "@example.com", "MALFORMED"),
                Arguments.of("sami@example.com>\r\nBcc: <x@example.com", "MALFORMED"),
                Arguments.of("a\r\nRCPT TO:<x@example.com>@example.com", "MALFORMED"),
                Arguments.of("a\nb@example.com", "MALFORMED"),
                Arguments.of("a b@example.com", "MALFORMED"),
                Arguments.of("a,b@example.com", "MALFORMED"),
                Arguments.of("<a@example.com", "MALFORMED"),
                Arguments.of("\"a>\"@example.com", "MALFORMED"),
                Arguments.of("\"a\r\nb\"@example.com", "MALFORMED"),
                Arguments.of("سامي@example.com", "INTERNATIONAL_LOCAL_PART"),
                Arguments.of("jürgen@example.com", "INTERNATIONAL_LOCAL_PART"),
                Arguments.of("jürgen\r\n@example.com", "MALFORMED"),
                Arguments.of("sami@example..com", "DOMAIN"),
                Arguments.of("sami@exa mple.com", "DOMAIN"),
                Arguments.of("sami@example.com\r\nX: y", "DOMAIN"),
                Arguments.of("sami@", "DOMAIN"),
                Arguments.of("sami@" + "d".repeat(64) + ".com", "DOMAIN"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysClearlyToWhomNothingCanBeSent(String written, String reason) {
        assertThatExceptionOfType(MailAddressException.class)
                .isThrownBy(() -> Mailbox.of(written, null))
                .satisfies(refused -> assertThat(refused.reason()).hasToString(reason))
                .withMessageNotContaining("sami");
    }

    @Test
    void keepsANameInItsLineAndInItsScript() {
        var named = Mailbox.of("sami@example.com", "Sami\r\nBcc: all@example.com\u202E");

        assertThat(named.name()).isEqualTo("Sami Bcc: all@example.com");
        assertThat(named.internetAddress().toString())
                .doesNotContain("\r", "\n")
                .endsWith("<sami@example.com>");
        assertThat(Mailbox.of("sami@example.com", "ليلى حدّاد")
                        .internetAddress()
                        .getPersonal())
                .isEqualTo("ليلى حدّاد");
        assertThat(Mailbox.of("sami@example.com", " ").name()).isNull();
        assertThat(Objects.requireNonNull(
                                Mailbox.of("sami@example.com", "x".repeat(5000)).name())
                        .length())
                .isLessThanOrEqualTo(100);
    }
}
