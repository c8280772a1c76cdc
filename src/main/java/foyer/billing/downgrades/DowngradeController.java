package foyer.billing.downgrades;

import foyer.billing.Billing;
import foyer.billing.BillingErrorCode;
import foyer.billing.Billings;
import foyer.billing.PlannedTerms;
import foyer.billing.PlannedTerms.Planned;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on downgrades. */
@Controller
class DowngradeController {

    private final DowngradePlans plans;
    private final PlannedTerms terms;
    private final DowngradeChoosing choosing;
    private final DowngradeApproving approving;
    private final Billings billings;

    DowngradeController(
            DowngradePlans plans,
            PlannedTerms terms,
            DowngradeChoosing choosing,
            DowngradeApproving approving,
            Billings billings) {
        this.plans = plans;
        this.terms = terms;
        this.choosing = choosing;
        this.approving = approving;
        this.billings = billings;
    }

    record Chosen(@Nullable Downgrade plan) implements Payload {}

    record Approved(@Nullable Billing billing, @Nullable Downgrade plan) implements Payload {}

    @QueryMapping
    @Nullable Downgrade downgradePlan(@Argument String plan, @Argument @Nullable Integer seats) {
        var planned = terms.planned(plan, seats);
        return planned == null ? null : plans.plan(planned);
    }

    @MutationMapping
    Chosen downgradeChoose(@Argument DowngradeInputs.Choose input) {
        var planned = input.plan() == null ? null : planned(input.plan(), input.seats());
        choosing.choose(input, planned);
        var granted = billings.now().planCode();
        return new Chosen(plans.plan(planned == null ? planned(granted, input.seats()) : planned));
    }

    @MutationMapping
    Approved downgradeApprove(@Argument DowngradeInputs.Approve input) {
        if (input.dryRun()) {
            return new Approved(null, approving.check(input));
        }
        approving.approve(input);
        return new Approved(billings.now(), plans.plan(planned(input.plan(), input.seats())));
    }

    private Planned planned(String plan, @Nullable Integer seats) {
        var planned = terms.planned(plan, seats);
        if (planned == null) {
            throw UserErrorException.at("plan", BillingErrorCode.PRICE_NOT_FOUND);
        }
        return planned;
    }
}
