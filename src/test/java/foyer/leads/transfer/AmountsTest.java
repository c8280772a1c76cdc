package foyer.leads.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1250 | 125000 USD",
                "1,250.00 | 125000 USD",
                "1.250,00 | 125000 USD",
                "1,250 | 125000 USD",
                "12,5 | 1250 USD",
                "1 250 000,50 | 125000050 USD",
                "1'250.50 | 125050 USD",
                "AED 12,500 | 1250000 AED",
                "12500 aed | 1250000 AED",
                "$ 99.90 | 9990 USD",
                "١٢٥٠ | 125000 USD",
                "JPY 1500 | 1500 JPY",
                "KWD 1.5 | 1500 KWD",
                "KWD 1250.500 | 1250500 KWD",
                "KWD 0.500 | 500 KWD",
                "KWD 1,250,500 | 1250500000 KWD",
                "1123.875 | 112388 USD",
                "333.333333333333 | 33333 USD",
                "1234.5678 | 123457 USD",
                "1.250,500 | 125050 USD",
                "KWD 1,250.500 | 1250500 KWD",
                "0.125 | 13 USD",
                "0,5000 | 50 USD",
                "875.125 | 87512500 USD",
                "1.250.00 | 125000 USD",
                "١٬٢٥٠٫٥٠٠ | 125050 USD",
                "0 | 0 USD"
            })
    void readsAmountsAsPeopleWriteThem(String text, String expected) {
        var money = Objects.requireNonNull(Amounts.of(text, "USD"));

        assertThat(money.amountMinor() + " " + money.currency()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "875.125 | 87513 USD",
                "1250 | 125000 USD",
                "1123.875 | 112388 USD",
                "EUR 1.250 | 125000 EUR",
                "99999999999999999999 | null"
            })
    void takesThePointOfANumberForADecimalSign(String cell, String expected) {
        var money = Amounts.ofNumber(cell, "USD");

        assertThat(money == null ? "null" : money.amountMinor() + " " + money.currency())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "-5",
                "1.2.3,4,5",
                "1,250.500.000",
                "1,2500,000",
                "12 apples",
                "XYQ 5",
                "1e9",
                "99999999999999999999",
                "=1+1"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Amounts.of(text, "USD")).isNull();
    }
}
