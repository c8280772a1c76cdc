package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on billing. */
@Controller
class BillingController {

    private final PlanOffers plans;
    private final CheckoutService checkouts;
    private final ChangeService changes;
    private final Staying staying;
    private final BillingPortal portal;
    private final BillingRefresh refresh;
    private final BillingPreviews previews;
    private final Billings billings;
    private final BillingReconciles reconciles;

    BillingController(
            PlanOffers plans,
            CheckoutService checkouts,
            ChangeService changes,
            Staying staying,
            BillingPortal portal,
            BillingRefresh refresh,
            BillingPreviews previews,
            Billings billings,
            BillingReconciles reconciles) {
        this.plans = plans;
        this.checkouts = checkouts;
        this.changes = changes;
        this.staying = staying;
        this.portal = portal;
        this.refresh = refresh;
        this.previews = previews;
        this.billings = billings;
        this.reconciles = reconciles;
    }

    record Started(@Nullable String redirectUrl, @Nullable Instant expiresAt) implements Payload {}

    record Opened(@Nullable String redirectUrl) implements Payload {}

    /** The payload of every mutation that answers how billing stands now. */
    record Changed(@Nullable Billing billing, @Nullable BillingPreview preview) implements Payload {

        static Changed to(Billing billing) {
            return new Changed(billing, null);
        }
    }

    record Reconciled(@Nullable Integer compared, @Nullable Integer differences) implements Payload {}

    @QueryMapping
    List<PlanOffers.Offer> plans(@Argument String blueprint) {
        return plans.of(blueprint);
    }

    /** A query has no user errors: what is not sold or would be refused costs nothing that could be told. */
    @QueryMapping
    @Nullable BillingPreview subscriptionPreviewChange(
            @Argument @Nullable String plan,
            @Argument @Nullable BillingInterval interval,
            @Argument @Nullable Integer seats) {
        try {
            return previews.change(plan, interval, seats);
        } catch (UserErrorException e) {
            return null;
        }
    }

    @MutationMapping
    Started billingCheckoutStart(@Argument BillingInputs.CheckoutStart input) {
        var checkout = checkouts.start(input);
        return new Started(checkout.url(), checkout.expiresAt());
    }

    @MutationMapping
    Opened billingPortalOpen(@Argument BillingInputs.PortalOpen input) {
        return new Opened(portal.open(input));
    }

    @MutationMapping
    Changed billingRefresh() {
        refresh.refresh();
        return Changed.to(billings.now());
    }

    @MutationMapping
    Changed subscriptionChange(@Argument BillingInputs.Change input) {
        if (input.dryRun()) {
            return new Changed(null, changes.preview(input));
        }
        changes.change(input);
        return Changed.to(billings.now());
    }

    @MutationMapping
    Changed subscriptionCancel(@Argument BillingInputs.Cancel input) {
        changes.cancel(input);
        return Changed.to(billings.now());
    }

    @MutationMapping
    Changed subscriptionResume(@Argument BillingInputs.Resume input) {
        staying.require();
        changes.resume(input);
        return Changed.to(billings.now());
    }

    @MutationMapping
    Changed subscriptionApplyCoupon(@Argument BillingInputs.ApplyCoupon input) {
        changes.applyCoupon(input);
        return Changed.to(billings.now());
    }

    @MutationMapping
    Reconciled billingReconcile(@Argument BillingInputs.Reconcile input) {
        var done = reconciles.bySuperAdmin(input.tenantId());
        return new Reconciled(done.compared(), done.differences());
    }
}
