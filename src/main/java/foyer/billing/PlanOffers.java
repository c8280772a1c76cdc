package foyer.billing;

import foyer.entitlements.Feature;
import foyer.entitlements.Limit;
import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import foyer.payments.BillingInterval;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.platform.money.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What companies can subscribe to, as the schema shows it. */
@Component
public class PlanOffers {

    private final Plans plans;
    private final Prices prices;
    private final Payments payments;

    PlanOffers(Plans plans, Prices prices, Payments payments) {
        this.plans = plans;
        this.prices = prices;
        this.payments = payments;
    }

    /** The schema's {@code Plan}. */
    public record Offer(String code, String name, List<PlanPrice> prices, List<PlanEntitlement> entitlements) {}

    /** The schema's type of the same name. */
    record PlanPrice(
            String id,
            Provider provider,
            BillingInterval interval,
            String currency,
            Money amount,
            Money seatAmount,
            int trialDays,
            int trialSeats) {

        static PlanPrice of(Price price) {
            return new PlanPrice(
                    price.code(),
                    price.provider(),
                    price.interval(),
                    price.currency(),
                    new Money(price.amountMinor(), price.currency()),
                    new Money(price.seatAmountMinor(), price.currency()),
                    price.trialDays(),
                    price.trialDays() == 0 ? 0 : price.trialSeats());
        }
    }

    /** The schema's type of the same name. */
    record PlanEntitlement(
            String key, boolean included, @Nullable Long limit) {}

    /** Those of the blueprint, the smallest first. */
    List<Offer> of(String blueprint) {
        return plans.of(blueprint).stream().map(plan -> offer(blueprint, plan)).toList();
    }

    /** Those that one answer shows. */
    ReadOffers read() {
        return new ReadOffers(this, plans);
    }

    /** The plan as it is given. */
    public Offer offer(String blueprint, Plan plan) {
        var here = payments.providers();
        var sold = prices.of(blueprint).stream()
                .filter(price -> price.plan().equals(plan.code()))
                .toList();
        var offered = sold.stream()
                .filter(price -> price.offered() && here.contains(price.provider()))
                .map(PlanPrice::of)
                .toList();
        var name = sold.stream().map(Price::name).findFirst().orElseGet(() -> name(plan.code()));
        return new Offer(plan.code(), name, offered, entitlements(plan));
    }

    /** Of a plan without a price: {@code "Free"}. */
    private static String name(String code) {
        return code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT);
    }

    private static List<PlanEntitlement> entitlements(Plan plan) {
        var features = Arrays.stream(Feature.values())
                .map(feature ->
                        new PlanEntitlement(feature.name(), plan.features().contains(feature), null));
        var limits = Arrays.stream(Limit.values()).map(limit -> {
            var allowed = plan.limits().get(limit);
            return new PlanEntitlement(limit.name(), allowed == null || allowed > 0, allowed);
        });
        return Stream.concat(features, limits).toList();
    }
}
