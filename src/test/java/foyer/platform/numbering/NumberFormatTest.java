package foyer.platform.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class NumberFormatTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @ParameterizedTest
    @CsvSource({
        "HT-YYYY-XXXXXX,  1,       HT-2026-000001, 2026",
        "HT-YYYY-XXXXXX,  1234567, HT-2026-1234567, 2026",
        "INV/YYYY/MM/XXX, 42,      INV/2026/03/042, 2026-03",
        "XXXX-YYYY,       7,       0007-2026,      2026",
        "X,               12,      12,             ''",
        "P-XXX,           3,       P-003,          ''",
    })
    void writesANumberInItsPeriod(String pattern, long number, String written, String period) {
        var format = new NumberFormat(pattern);

        assertThat(format.write(DAY, number)).isEqualTo(written);
        assertThat(format.period(DAY)).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HT-YYYY", "X-X", "XX-YYYY-XX", "MM-XXX", "ht-XXX", "A B-XXX", "'XXX", "{0}-XXX"})
    void refusesWhatWouldNotTellNumbersApart(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NumberFormat(pattern));
    }
}
