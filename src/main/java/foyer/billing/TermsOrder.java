package foyer.billing;

import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import java.util.List;
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
        var byPlan = byPlan(before, after);
        if (byPlan != 0) {
            return byPlan < 0;
        }
        var byInterval = after.interval().compareTo(before.interval());
        return byInterval != 0 ? byInterval < 0 : seatsAfter < seatsBefore;
    }

    /** Whether it is more in one thing and less in another, of those that are paid for. */
    boolean isMixed(Price before, int seatsBefore, Price after, int seatsAfter) {
        var bySeat = before.isBySeat() && after.isBySeat();
        var ways = List.of(
                byPlan(before, after),
                after.interval().compareTo(before.interval()),
                bySeat ? Integer.compare(seatsAfter, seatsBefore) : 0);
        return ways.stream().anyMatch(way -> way < 0) && ways.stream().anyMatch(way -> way > 0);
    }

    private int byPlan(Price before, Price after) {
        if (before.plan().equals(after.plan())) {
            return 0;
        }
        var codes = plans.of(before.blueprint()).stream().map(Plan::code).toList();
        return Integer.compare(codes.indexOf(after.plan()), codes.indexOf(before.plan()));
    }
}
