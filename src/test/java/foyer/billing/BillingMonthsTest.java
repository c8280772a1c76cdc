package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The months of a period in which quotas are counted, at ends of months, in leap years and when clocks change. */
@Tag("unit")
class BillingMonthsTest {

    private static Instant at(String moment) {
        return Instant.parse(moment + (moment.length() > 10 ? "Z" : "T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // A month is one, whatever its length and however late it is.
        "2027-01-31, 2027-02-28, 2027-02-01, 2027-01-31, 2027-02-28",
        "2027-03-28, 2027-04-28, 2027-09-09, 2027-03-28, 2027-04-28",
        // A year is twelve.
        "2027-01-31, 2028-01-31, 2027-01-31, 2027-01-31, 2027-02-28",
        "2027-01-31, 2028-01-31, 2027-02-27T23:59:59, 2027-01-31, 2027-02-28",
        "2027-01-31, 2028-01-31, 2027-02-28, 2027-02-28, 2027-03-31",
        "2027-01-31, 2028-01-31, 2028-01-30, 2027-12-31, 2028-01-31",
        "2027-01-31, 2028-01-31, 2028-05-01, 2027-12-31, 2028-01-31",
        "2028-02-29, 2029-02-28, 2028-03-01, 2028-02-29, 2028-03-29",
        "2028-02-29, 2029-02-28, 2029-02-20, 2029-01-29, 2029-02-28",
        // What is before its beginning is in its first month.
        "2027-06-01, 2028-06-01, 2027-05-01, 2027-06-01, 2027-07-01",
    })
    void followOneAnother(String start, String end, String now, String from, String to) {
        assertThat(QuotaPeriods.of(at(start), at(end), at(now))).isEqualTo(new QuotaPeriods.Period(at(from), at(to)));
    }

    @Test
    void thereIsNoneInNoTime() {
        var start = at("2027-06-01");

        assertThat(QuotaPeriods.of(start, start.plusSeconds(60), start)).isNull();
        assertThat(QuotaPeriods.of(null, start, start)).isNull();
        assertThat(QuotaPeriods.of(start, null, start)).isNull();
    }
}
