package foyer.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import foyer.entitlements.AccessLevel;
import foyer.payments.SubscriptionStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a subscription in each status lets its tenant do, as time goes on: the table {@code db/billing/access.json}, whose
 * days are those of the price (spec/billing.md, "One state machine"). Days are of 24 hours, whatever clocks do.
 */
@Component
class AccessRules {

    private static final String FILE = "db/billing/access.json";

    private final Map<SubscriptionStatus, Rule> rules = new EnumMap<>(SubscriptionStatus.class);

    /** Which plan a status leaves the tenant. */
    enum WhichPlan {
        PAID,
        FREE
    }

    /** Which of a price's numbers of days a step lasts. */
    enum Days {
        GRACE_DAYS {
            @Override
            int of(Price price) {
                return price.graceDays();
            }
        },
        READ_ONLY_DAYS {
            @Override
            int of(Price price) {
                return price.readOnlyDays();
            }
        };

        abstract int of(Price price);
    }

    /**
     * A level and how long it lasts.
     *
     * @param lasts null for as long as the status does
     */
    record Step(
            AccessLevel level,
            @JsonProperty("for") @Nullable Days lasts) {}

    /** A row of the table. */
    record Rule(SubscriptionStatus status, WhichPlan plan, List<Step> steps) {}

    AccessRules(JsonMapper json) {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            for (var rule : Objects.requireNonNull(json.readValue(in, Rule[].class))) {
                rules.put(rule.status(), rule);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var missing = Arrays.stream(SubscriptionStatus.values())
                .filter(status -> !rules.containsKey(status))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(FILE + " says nothing of " + missing);
        }
    }

    /**
     * What it comes to.
     *
     * @param since when the status began, or payment became late
     * @param paidThrough up to when another invoice has paid for the service; null for none. Until then it stays usable
     */
    Access access(SubscriptionStatus status, Price price, Instant since, @Nullable Instant paidThrough, Instant now) {
        var rule = Objects.requireNonNull(rules.get(status));
        var paid = rule.plan() == WhichPlan.PAID;
        var begins = since;
        for (var step : rule.steps()) {
            var ends = step.lasts() == null
                    ? null
                    : begins.plus(Duration.ofDays(step.lasts().of(price)));
            if (isUsable(step.level())) {
                ends = later(ends, paidThrough);
            }
            if (ends == null || now.isBefore(ends)) {
                return new Access(
                        paid,
                        step.level(),
                        ends,
                        step.level() == AccessLevel.GRACE ? ends : null,
                        Access.Cause.of(status));
            }
            begins = ends;
        }
        throw new IllegalStateException(status + " has no last step");
    }

    private static boolean isUsable(AccessLevel level) {
        return level == AccessLevel.FULL || level == AccessLevel.GRACE;
    }

    /** A step without an end has none for being paid for. */
    private static @Nullable Instant later(@Nullable Instant ends, @Nullable Instant paidThrough) {
        return ends == null || paidThrough == null || paidThrough.isBefore(ends) ? ends : paidThrough;
    }
}
