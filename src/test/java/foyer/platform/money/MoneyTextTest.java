package foyer.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts as people read them: the digits are the currency's, not those of the country that the language is of. */
@Tag("unit")
class MoneyTextTest {

    @ParameterizedTest
    @CsvSource({
        "490, USD, $4.90, $4.90",
        "125000000, USD, '$1,250,000.00', '$1,250,000'",
        "1255, KWD, KWD1.255, KWD1.255",
        "1000, KWD, KWD1.000, KWD1",
        "700, JPY, ¥700, ¥700"
    })
    void hasTheDigitsOfItsCurrency(long minor, String currency, String exact, String brief) {
        var money = new Money(minor, currency);

        assertThat(plain(MoneyText.exact(money, Locale.US))).isEqualTo(exact);
        assertThat(plain(MoneyText.brief(money, Locale.US))).isEqualTo(brief);
    }

    /** Which space stands before the amount is the language's. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Z}", "");
    }
}
