package foyer.leads.stats;

import foyer.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many leads were made, won and lost, as the schema shows it.
 *
 * @param seconds how long all that were won took together
 */
record LeadTally(int created, int won, int lost, BigDecimal seconds, List<Money> wonValue) {

    static final LeadTally NONE = new LeadTally(0, 0, 0, BigDecimal.ZERO, List.of());

    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    /** Both together. */
    LeadTally with(LeadTally other) {
        var value = new ArrayList<>(wonValue);
        value.addAll(other.wonValue);
        value.sort(Comparator.comparing(Money::currency));
        return new LeadTally(
                created + other.created, won + other.won, lost + other.lost, seconds.add(other.seconds), value);
    }

    /** What the leads of a currency come to; their sum may be more than one amount can be. */
    static List<Money> value(@Nullable String currency, @Nullable BigDecimal sum) {
        return currency == null || sum == null
                ? List.of()
                : List.of(new Money(sum.min(MOST_MONEY).longValueExact(), currency));
    }

    /** In hundredths of a percent; null when none was won or lost. */
    public @Nullable Integer conversionRate() {
        var decided = won + lost;
        return decided == 0
                ? null
                : BigDecimal.valueOf(won)
                        .multiply(WHOLE)
                        .divide(BigDecimal.valueOf(decided), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    /** Null when none was won. */
    public @Nullable Long averageSecondsToWin() {
        return won == 0
                ? null
                : seconds.divide(BigDecimal.valueOf(won), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
