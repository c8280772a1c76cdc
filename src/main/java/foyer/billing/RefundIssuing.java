package foyer.billing;

import foyer.audit.Audit;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Reason;
import foyer.tenancy.control.SuperAdminCaller;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Gives money back at the wish of whoever runs the platform: as Foyer in the tenant, whose log and the platform's both tell
 * of it. The outcome of a key is the person's, wherever the money goes.
 */
@Service
class RefundIssuing {

    private static final String OPERATION = "refundIssue";
    private static final String ACTION = "billing.issue_refund";

    private final Refunds refunds;
    private final SuperAdminDeeds deeds;
    private final Idempotency idempotency;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;

    RefundIssuing(
            Refunds refunds,
            SuperAdminDeeds deeds,
            Idempotency idempotency,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit) {
        this.refunds = refunds;
        this.deeds = deeds;
        this.idempotency = idempotency;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What went back, or would. */
    record Issued(
            @Nullable BillingRefund refund,
            Money amount,
            @Nullable Money left) {}

    Issued preview(BillingInputs.RefundIssue input) {
        Reason.checked(input.reason(), BillingErrorCode.REASON_INVALID);
        return deeds.in(SuperAdminCaller.get(), input.tenantId(), BillingErrorCode.NOT_FOUND, () -> {
            var terms = refunds.terms(input.paymentId(), input.amount());
            return new Issued(null, terms.amount(), terms.left());
        });
    }

    Issued issue(BillingInputs.RefundIssue input) {
        var reason = Reason.checked(input.reason(), BillingErrorCode.REASON_INVALID);
        var admin = SuperAdminCaller.get();
        var tenant = input.tenantId().value();
        var id = CurrentCaller.call(
                admin.outside(),
                () -> transactions.write(() -> idempotency.once(
                        OPERATION,
                        input.idempotencyKey(),
                        input,
                        BillingErrorCode.IDEMPOTENCY_KEY_REUSED,
                        () -> requested(admin, input, reason))));
        return CurrentCaller.call(admin.in(tenant), () -> {
            var refund = refunds.outcome(id);
            return new Issued(refund, refund.amount(), refunds.leftOf(input.paymentId()));
        });
    }

    private UUID requested(SuperAdminCaller admin, BillingInputs.RefundIssue input, String reason) {
        var tenant = input.tenantId().value();
        var id = otherTenant.within(admin.in(tenant), () -> {
            deeds.requireThere(BillingErrorCode.NOT_FOUND);
            return refunds.request(input.paymentId(), input.amount(), reason);
        });
        audit.recordForUser(
                ACTION,
                "Tenant",
                tenant,
                Map.of("payment", input.paymentId().toString(), "request", id.toString(), "reason", reason));
        return id;
    }
}
