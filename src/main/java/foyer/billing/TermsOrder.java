package foyer.billing;

import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Which of two terms is less: by the plan first, then by the interval, then by the seats. */
@Component
class TermsOrder {

    private final Plans plans;

    TermsOrder(Plans plans) {
        this.plans = plans;
    }

    /**
     * How terms differ from those before, in each thing: less than zero for less.
     *
     * @param bySeat whether both are paid by the seat
     */
    record Step(int plan, int interval, int seats, boolean bySeat) {

        boolean isLess() {
            if (plan != 0) {
                return plan < 0;
            }
            return interval != 0 ? interval < 0 : seats < 0;
        }

        /** Whether it is more in one thing and less in another, of those that are paid for. */
        boolean isMixed() {
            return paid().anyMatch(way -> way < 0) && paid().anyMatch(way -> way > 0);
        }

        private IntStream paid() {
            return IntStream.of(plan, interval, bySeat ? seats : 0);
        }
    }

    /** Of prices of one blueprint, whose plans are read only when they differ in that. */
    Step step(Price before, int seatsBefore, Price after, int seatsAfter) {
        return new Step(
                byPlan(before, after),
                after.interval().compareTo(before.interval()),
                Integer.compare(seatsAfter, seatsBefore),
                before.isBySeat() && after.isBySeat());
    }

    boolean isLess(Price before, int seatsBefore, Price after, int seatsAfter) {
        return step(before, seatsBefore, after, seatsAfter).isLess();
    }

    private int byPlan(Price before, Price after) {
        if (before.plan().equals(after.plan())) {
            return 0;
        }
        var codes = plans.of(before.blueprint()).stream().map(Plan::code).toList();
        return Integer.compare(codes.indexOf(after.plan()), codes.indexOf(before.plan()));
    }
}
