package foyer.billing;

import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the tenant acted in would have with another plan, or with another number of seats. */
@Component
public class PlannedTerms {

    private final Subscriptions subscriptions;
    private final ChangeTerms terms;
    private final Plans plans;
    private final Tenancy tenancy;

    PlannedTerms(Subscriptions subscriptions, ChangeTerms terms, Plans plans, Tenancy tenancy) {
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.plans = plans;
        this.tenancy = tenancy;
    }

    /**
     * A plan as the tenant would have it.
     *
     * @param paidSeats that are paid for one by one; null for those of the plan
     */
    public record Planned(
            String blueprint, Plan plan, @Nullable Integer paidSeats) {

        private Planned with(ChangeTerms.Terms wanted) {
            return new Planned(blueprint, plan, wanted.paidSeats());
        }
    }

    /**
     * As it would be, whether it is sold so or not.
     *
     * @param seats null for as many as are paid for
     * @return null when the tenant's blueprint has no such plan
     */
    public @Nullable Planned planned(String code, @Nullable Integer seats) {
        var planned = named(code, seats);
        var wanted = planned == null ? null : wanted(planned.plan(), seats);
        return planned == null || wanted == null ? planned : planned.with(wanted);
    }

    /** Null when the tenant's blueprint has no such plan. */
    private @Nullable Planned named(String code, @Nullable Integer seats) {
        var blueprint = tenancy.tenant().blueprint().name();
        return plans.of(blueprint).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(plan -> new Planned(blueprint, plan, seats))
                .orElse(null);
    }

    private ChangeTerms.@Nullable Terms wanted(Plan plan, @Nullable Integer seats) {
        var current = subscriptions.stored();
        if (current == null || !current.isLiving() || plan.code().equals(Plan.FREE)) {
            return null;
        }
        try {
            return terms.terms(current, plan.code(), null, seats);
        } catch (UserErrorException e) {
            return null;
        }
    }

    /**
     * As it would be, of what the subscription can become and what is less than it is.
     *
     * @throws UserErrorException NO_SUBSCRIPTION, PRICE_NOT_FOUND, SEATS_INVALID, MIXED_CHANGE, NO_DOWNGRADE
     */
    public Planned less(String code, @Nullable Integer seats) {
        var planned = named(code, seats);
        if (planned == null) {
            throw UserErrorException.at("plan", BillingErrorCode.PRICE_NOT_FOUND);
        }
        var current = subscriptions.stored();
        if (current == null || !current.isLiving()) {
            throw UserErrorException.of(BillingErrorCode.NO_SUBSCRIPTION);
        }
        if (code.equals(Plan.FREE)) {
            return planned;
        }
        var wanted = terms.terms(current, code, null, seats);
        if (!wanted.less()) {
            throw UserErrorException.at("plan", BillingErrorCode.NO_DOWNGRADE);
        }
        return planned.with(wanted);
    }
}
