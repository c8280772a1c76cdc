package foyer.leads.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class CustomCellsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.50 | 12.50",
                "12.125 | 12.125",
                "1.250 | 1.250",
                "-3 | -3",
                "1,250 | 1250",
                "1,250,000.5 | 1250000.5",
                "1.250,5 | 1250.5",
                "1.250.000 | 1250000",
                "12,5 | 12.5",
                "1 250 | 1250",
                "١٬٢٥٠٫٥ | 1250.5",
                "999999999999.999999 | 999999999999.999999"
            })
    void readsNumbersAsPeopleWriteThem(String text, String expected) {
        assertThat(Objects.requireNonNull(Decimals.of(text)).toPlainString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1e9", "1.2345678", "1234567890123", "1,2,3", "1.2,3.4", "--1", "5 m2", "=1+1"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(Decimals.of(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "2026-02-28 | AE | 2026-02-28",
                "2026-02-28 00:00:00 | AE | 2026-02-28",
                "2026-02-28T23:30:00Z | AE | 2026-02-28",
                "2026/2/3 | none | 2026-02-03",
                "3.2.2026 | US | 2026-02-03",
                "03/02/2026 | AE | 2026-02-03",
                "03/02/2026 | US | 2026-03-02",
                "03/02/2026 | none | none",
                "28/02/2026 | none | 2026-02-28",
                "02/28/2026 | AE | 2026-02-28",
                "٢٨/٠٢/٢٠٢٦ | AE | 2026-02-28",
                "2026-02-30 | AE | none",
                "30/30/2026 | AE | none",
                "28/02/26 | AE | none",
                "28/02-2026 | AE | none",
                "tomorrow | AE | none"
            })
    void readsDaysAsTheyAreWrittenThere(String text, @Nullable String country, @Nullable String expected) {
        var day = Days.of(text, country);

        assertThat(day == null ? null : day.toString()).isEqualTo(expected);
    }
}
