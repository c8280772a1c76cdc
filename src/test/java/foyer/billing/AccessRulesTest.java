package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.AccessLevel;
import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.payments.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a subscription lets its tenant do as time goes on: 7 days of grace, then 30 of reading. */
@Tag("unit")
class AccessRulesTest {

    private static final Instant SINCE = Instant.parse("2028-02-27T10:00:00Z");

    private static final Price PRICE = new Price(
            "P",
            "LEAD_GENERATION",
            "PRO",
            "Pro",
            Provider.SANDBOX,
            BillingInterval.MONTH,
            "USD",
            100,
            10,
            14,
            25,
            7,
            30,
            true);

    private final AccessRules rules = new AccessRules(JsonMapper.shared());

    private static @Nullable Instant after(@Nullable Integer days) {
        return days == null ? null : SINCE.plus(Duration.ofDays(days));
    }

    /** Days count from when payment became late; the seconds are of the moment itself. */
    @ParameterizedTest
    @CsvSource({
        // status, seconds after, paid through day, paid plan, level, changes on day
        "INCOMPLETE, 0, , false, FULL, ",
        "TRIALING, 9999999, , true, FULL, ",
        "ACTIVE, 9999999, , true, FULL, ",
        "PAST_DUE, 0, , true, GRACE, 7",
        "PAST_DUE, 604799, , true, GRACE, 7",
        "PAST_DUE, 604800, , true, READ_ONLY, 37",
        "PAST_DUE, 3196799, , true, READ_ONLY, 37",
        "PAST_DUE, 3196800, , true, BLOCKED, ",
        "UNPAID, 604800, , true, READ_ONLY, 37",
        "UNPAID, 99999999, , true, BLOCKED, ",
        // Another invoice has paid for the service: it stays usable, and reading is counted from then.
        "PAST_DUE, 864000, 300, true, GRACE, 300",
        "PAST_DUE, 25920000, 300, true, READ_ONLY, 330",
        "PAST_DUE, 0, 3, true, GRACE, 7",
        "PAUSED, 0, , true, READ_ONLY, ",
        "PAUSED, 0, 300, true, READ_ONLY, ",
        "CANCELLED, 9999999, , false, FULL, ",
    })
    void goesByTheTable(
            SubscriptionStatus status,
            long seconds,
            @Nullable Integer paidThrough,
            boolean paid,
            AccessLevel level,
            @Nullable Integer changes) {
        var access = rules.access(status, PRICE, SINCE, after(paidThrough), SINCE.plusSeconds(seconds));

        assertThat(access.paid()).isEqualTo(paid);
        assertThat(access.level()).isEqualTo(level);
        assertThat(access.changesAt()).isEqualTo(after(changes));
        assertThat(access.graceEndsAt()).isEqualTo(level == AccessLevel.GRACE ? after(changes) : null);
    }
}
