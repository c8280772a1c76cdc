package foyer.billing;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What those who run the platform do with money that tenants have paid. */
@Controller
class RefundController {

    private final Refunds refunds;

    RefundController(Refunds refunds) {
        this.refunds = refunds;
    }

    @MutationMapping
    Refunds.Issued refundIssue(@Argument BillingInputs.RefundIssue input) {
        return refunds.issued(input);
    }
}
