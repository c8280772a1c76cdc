package foyer.billing;

import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import org.springframework.stereotype.Component;

/** Which of two terms is less: by the plan first, then by the interval, then by the seats. */
@Component
class TermsOrder {

    private final Plans plans;

    TermsOrder(Plans plans) {
        this.plans = plans;
    }

    /** Of prices of one blueprint, whose plans are read only when they differ in that. */
    boolean isLess(Price before, int seatsBefore, Price after, int seatsAfter) {
        if (!before.plan().equals(after.plan())) {
            var codes = plans.of(before.blueprint()).stream().map(Plan::code).toList();
            var byPlan = Integer.compare(codes.indexOf(after.plan()), codes.indexOf(before.plan()));
            if (byPlan != 0) {
                return byPlan < 0;
            }
        }
        var byInterval = after.interval().compareTo(before.interval());
        return byInterval != 0 ? byInterval < 0 : seatsAfter < seatsBefore;
    }
}
