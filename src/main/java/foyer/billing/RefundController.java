package foyer.billing;

import foyer.platform.graphql.Payload;
import foyer.platform.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What those who run the platform do with money that tenants have paid. */
@Controller
class RefundController {

    private final RefundIssuing issuing;

    RefundController(RefundIssuing issuing) {
        this.issuing = issuing;
    }

    /** The payload of a refund. */
    record Issued(
            @Nullable BillingRefund refund,
            @Nullable Money amount,
            @Nullable Money left) implements Payload {}

    @MutationMapping
    Issued refundIssue(@Argument BillingInputs.RefundIssue input) {
        var issued = input.dryRun() ? issuing.preview(input) : issuing.issue(input);
        return new Issued(issued.refund(), issued.amount(), issued.left());
    }
}
