package foyer.billing;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What those who run the platform do with money that tenants have paid. */
@Controller
class RefundController {

    private final Refunds refunds;
    private final TenantPaymentQueries payments;

    RefundController(Refunds refunds, TenantPaymentQueries payments) {
        this.refunds = refunds;
        this.payments = payments;
    }

    @QueryMapping
    @Nullable Connection<TenantPayment> tenantPayments(@Argument TenantId tenantId, PageRequest page) {
        return payments.page(tenantId, page);
    }

    @MutationMapping
    Refunds.Issued refundIssue(@Argument BillingInputs.RefundIssue input) {
        return refunds.issued(input);
    }
}
