package foyer.billing;

import foyer.billing.PlanOffers.Offer;
import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What companies can subscribe to, as one answer shows it: the plans of a blueprint are read once, when one is asked for. */
final class ReadOffers {

    private final PlanOffers offers;
    private final Plans plans;
    private final Map<String, List<Plan>> read = new ConcurrentHashMap<>();

    ReadOffers(PlanOffers offers, Plans plans) {
        this.offers = offers;
        this.plans = plans;
    }

    /**
     * The plan of this code.
     *
     * @throws IllegalArgumentException when the blueprint has none
     */
    Offer of(String blueprint, String code) {
        return read.computeIfAbsent(blueprint, plans::of).stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .map(plan -> offers.offer(blueprint, plan))
                .orElseThrow(() -> new IllegalArgumentException(blueprint + " has no plan " + code));
    }
}
