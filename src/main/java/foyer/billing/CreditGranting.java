package foyer.billing;

import foyer.audit.Audit;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Reason;
import foyer.tenancy.Tenancy;
import foyer.tenancy.control.SuperAdminCaller;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Gives credit at the wish of whoever runs the platform: as Foyer in the tenant, whose log and the platform's both tell of
 * it. The outcome of a key is the person's, wherever the credit goes.
 */
@Service
class CreditGranting {

    private static final String OPERATION = "creditGrant";
    private static final String ACTION = "billing.grant_credit";

    private final CreditGrants grants;
    private final CreditBalances balances;
    private final Billings billings;
    private final Tenancy tenancy;
    private final Idempotency idempotency;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;

    CreditGranting(
            CreditGrants grants,
            CreditBalances balances,
            Billings billings,
            Tenancy tenancy,
            Idempotency idempotency,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit) {
        this.grants = grants;
        this.balances = balances;
        this.billings = billings;
        this.tenancy = tenancy;
        this.idempotency = idempotency;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What was given, or would be, and what credit the tenant has with it. */
    record Granted(
            @Nullable BillingCredit credit,
            Money amount,
            @Nullable Money balance) {}

    Granted preview(BillingInputs.CreditGrant input) {
        Reason.checked(input.reason(), BillingErrorCode.REASON_INVALID);
        return CurrentCaller.call(SuperAdminCaller.get().in(input.tenantId().value()), () -> {
            requireTenant();
            var terms = grants.terms(input.amount());
            return new Granted(null, terms.amount(), terms.balance());
        });
    }

    Granted grant(BillingInputs.CreditGrant input) {
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
            var credit = grants.outcome(id);
            return new Granted(
                    credit, credit.amount(), balances.of(billings.now().current()));
        });
    }

    private UUID requested(SuperAdminCaller admin, BillingInputs.CreditGrant input, String reason) {
        var tenant = input.tenantId().value();
        var id = otherTenant.within(admin.in(tenant), () -> {
            requireTenant();
            return grants.request(input.amount(), reason);
        });
        audit.recordForUser(ACTION, "Tenant", tenant, Map.of("request", id.toString(), "reason", reason));
        return id;
    }

    private void requireTenant() {
        if (!tenancy.isThere()) {
            throw UserErrorException.at("tenantId", BillingErrorCode.NOT_FOUND);
        }
    }
}
