package foyer.billing;

import foyer.audit.Audit;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Reason;
import foyer.tenancy.TenantId;
import foyer.tenancy.control.SuperAdminCaller;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Has money moved at the wish of whoever runs the platform: as Foyer in the tenant, whose log and the platform's both tell of
 * it. The outcome of a key is the person's, wherever the money goes.
 */
@Component
class MoneyWishes {

    private final SuperAdminDeeds deeds;
    private final Idempotency idempotency;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;

    MoneyWishes(
            SuperAdminDeeds deeds,
            Idempotency idempotency,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit) {
        this.deeds = deeds;
        this.idempotency = idempotency;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What is wished for. */
    interface Wish {

        TenantId tenantId();

        String reason();

        boolean dryRun();

        String idempotencyKey();

        /** What the platform's log is told besides the request and the reason. */
        default Map<String, String> about() {
            return Map.of();
        }
    }

    /**
     * What comes of a wish, once for each key; only what would if it is a dry run. Not in a transaction.
     *
     * @param terms what would come of it, in the tenant
     * @param request notes what the provider will be asked for, and why; answers the request's id
     * @param outcome what came of a request, not in a transaction
     */
    <T> T fulfilled(
            MoneyKind kind, Wish wish, Supplier<T> terms, Function<String, UUID> request, Function<UUID, T> outcome) {
        var reason = Reason.checked(wish.reason(), BillingErrorCode.REASON_INVALID);
        var admin = SuperAdminCaller.get();
        if (wish.dryRun()) {
            return deeds.in(admin, wish.tenantId(), BillingErrorCode.NOT_FOUND, terms);
        }
        var requested = CurrentCaller.call(
                admin.outside(),
                () -> transactions.write(() -> idempotency.once(
                        kind.operation(),
                        wish.idempotencyKey(),
                        wish,
                        BillingErrorCode.IDEMPOTENCY_KEY_REUSED,
                        () -> noted(admin, kind, wish, reason, request))));
        return CurrentCaller.call(admin.in(wish.tenantId().value()), () -> outcome.apply(requested));
    }

    private UUID noted(
            SuperAdminCaller admin, MoneyKind kind, Wish wish, String reason, Function<String, UUID> request) {
        var tenant = wish.tenantId().value();
        var id = otherTenant.within(admin.in(tenant), () -> {
            deeds.requireThere(BillingErrorCode.NOT_FOUND);
            return request.apply(reason);
        });
        var told = new HashMap<>(wish.about());
        told.put("request", id.toString());
        told.put("reason", reason);
        audit.recordForUser(kind.action(), "Tenant", tenant, told);
        return id;
    }
}
