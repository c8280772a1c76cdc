package foyer.billing.downgrades;

import foyer.billing.BillingCount;
import foyer.billing.BillingErrorCode;
import foyer.billing.BillingHistory;
import foyer.billing.BillingHistoryKind;
import foyer.billing.BillingInputs;
import foyer.billing.ChangeService;
import foyer.billing.Difference;
import foyer.billing.Fact;
import foyer.billing.PlannedTerms;
import foyer.billing.ReturnUrls;
import foyer.entitlements.Plan;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Approves what a smaller plan freezes, and has the subscription become it. The approval is kept before the provider is
 * asked, so that a repeated call, whose answer was lost, is not refused for what has changed since.
 */
@Component
class DowngradeApproving {

    private final DowngradePlans plans;
    private final PlannedTerms terms;
    private final ChangeService changes;
    private final ReturnUrls urls;
    private final BillingHistory history;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final TenantClock clock;

    DowngradeApproving(
            DowngradePlans plans,
            PlannedTerms terms,
            ChangeService changes,
            ReturnUrls urls,
            BillingHistory history,
            Idempotency idempotency,
            Transactions transactions,
            TenantClock clock) {
        this.plans = plans;
        this.terms = terms;
        this.changes = changes;
        this.urls = urls;
        this.history = history;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a key is for; which version was seen is no part of it, since a refusal may bring another one. */
    private record Approved(String plan, @Nullable Integer seats) {}

    /** @throws UserErrorException unless it is confirmed, less than there is, and what was shown */
    Downgrade check(DowngradeInputs.Approve input) {
        requireConfirmed(input);
        var plan = plans.plan(terms.less(input.plan(), input.seats()));
        if (!plan.version().equals(input.version())) {
            throw UserErrorException.at("version", BillingErrorCode.DOWNGRADE_CHANGED);
        }
        return plan;
    }

    private static void requireConfirmed(DowngradeInputs.Approve input) {
        if (!input.confirm().equals(input.plan())) {
            throw UserErrorException.at("confirm", BillingErrorCode.CONFIRMATION_INVALID);
        }
    }

    /** @throws UserErrorException as {@link #check}, and as a change of the subscription does */
    void approve(DowngradeInputs.Approve input) {
        requireConfirmed(input);
        if (input.returnUrl() != null) {
            urls.checked("returnUrl", input.returnUrl());
        }
        if (input.cancelUrl() != null) {
            urls.checked("cancelUrl", input.cancelUrl());
        }
        var change = input.plan().equals(Plan.FREE) ? "subscriptionCancel" : "subscriptionChange";
        // What is refused is no outcome: the answer to what has changed comes under the same key.
        transactions.write(() -> {
            // Until the change itself was asked for, what was approved before is only what was there then.
            var shown = idempotency.isKnown(change, input.idempotencyKey()) ? null : check(input);
            return idempotency.onceDone(
                    "downgradeApprove",
                    input.idempotencyKey(),
                    new Approved(input.plan(), input.seats()),
                    BillingErrorCode.IDEMPOTENCY_KEY_REUSED,
                    () -> {
                        note(shown == null ? check(input) : shown);
                        return CurrentCaller.tenant();
                    });
        });
        if (input.plan().equals(Plan.FREE)) {
            changes.cancel(new BillingInputs.Cancel(true, input.idempotencyKey(), null));
        } else {
            changes.change(new BillingInputs.Change(
                    input.plan(),
                    null,
                    input.seats(),
                    false,
                    input.returnUrl(),
                    input.cancelUrl(),
                    input.idempotencyKey(),
                    null));
        }
    }

    private void note(Downgrade plan) {
        var used = plan.over().stream()
                .map(over -> new BillingCount(over.limit(), over.used()))
                .toList();
        var allowed = plan.over().stream()
                .map(over -> new BillingCount(over.limit(), over.allowed()))
                .toList();
        var approved =
                List.of(Difference.of(Fact.PLAN, null, plan.plan().code()), Difference.of(Fact.COUNTS, used, allowed));
        history.add(BillingHistoryKind.DOWNGRADE_APPROVED, null, null, approved, clock.now());
    }
}
