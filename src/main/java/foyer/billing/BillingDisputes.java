package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderStatement;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.Moments;
import foyer.platform.time.TenantClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that buyers want back without asking us, as providers tell of them. One that was decided stays so, unless its
 * provider answers that it was begun anew; among those that are open, and among those that are decided, what was told of a
 * later moment counts. What was lost is owed again of the invoice that it had paid. The caller holds the account.
 */
@Component
class BillingDisputes {

    private static final Logger LOG = LoggerFactory.getLogger(BillingDisputes.class);

    private final DisputeQueries queries;
    private final DisputedInvoiceQueries invoices;
    private final PaymentQueries payments;
    private final SubscriptionQueries subscriptions;
    private final BillingHistory history;
    private final TenantClock clock;

    BillingDisputes(
            DisputeQueries queries,
            DisputedInvoiceQueries invoices,
            PaymentQueries payments,
            SubscriptionQueries subscriptions,
            BillingHistory history,
            TenantClock clock) {
        this.queries = queries;
        this.invoices = invoices;
        this.payments = payments;
        this.subscriptions = subscriptions;
        this.history = history;
        this.clock = clock;
    }

    /** How many of them were news. */
    @Transactional(propagation = Propagation.MANDATORY)
    int seen(Provider provider, List<ProviderDispute> told, Told how) {
        return Math.toIntExact(told.stream()
                .filter(dispute -> seen(provider, dispute, how) == Taken.APPLIED)
                .count());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken seen(Provider provider, ProviderDispute told, Told how) {
        var before = queries.of(provider, told.id());
        // An answer is of now, and not dated ahead: there is no question that would settle what is doubted.
        var at = how.asked() ? clock.now() : how.at();
        if (before == null) {
            queries.insert(provider, kept(told, closedAt(told, at)), at);
            tell(provider, null, told, how);
            return Taken.APPLIED;
        }
        var known = before.state();
        var same = told.status() == known.status();
        var moves = how.asked() || moves(before, told, at);
        var closed = same ? Moments.earlier(closedAt(told, at), known.closedAt()) : closedAt(told, at);
        var becomes = moves ? kept(told, closed) : same ? kept(known, closed) : known;
        var later = moves
                && (at.isAfter(before.seenAt())
                        || told.status().isClosed() != known.status().isClosed());
        if (!becomes.equals(known)) {
            queries.update(before, becomes, later ? at : before.seenAt());
        } else if (later) {
            queries.touch(before, at);
        }
        if (becomes.status() != known.status() || becomes.amountMinor() != known.amountMinor()) {
            tell(provider, known, becomes, how);
        }
        return becomes.equals(known) ? Taken.KNOWN : Taken.APPLIED;
    }

    /**
     * What was taken back though nobody complained and is there again, by a statement that is not taken over yet: so much less
     * of its payment has gone than is written there.
     */
    List<ProviderDispute> returned(Provider provider, ProviderStatement told) {
        if (told.disputed() != null || told.payments().isEmpty()) {
            return List.of();
        }
        var gone = told.payments().stream()
                .collect(Collectors.toMap(ProviderPayment::id, ProviderPayment::refundedMinor, Math::max));
        return queries.reversals(provider, told.subscription().id()).entrySet().stream()
                .filter(lost -> gone.containsKey(lost.getKey().payment()))
                .filter(lost -> Objects.requireNonNull(gone.get(lost.getKey().payment()))
                        <= lost.getValue() - lost.getKey().amountMinor())
                .map(lost -> lost.getKey().won())
                .toList();
    }

    private static boolean moves(StoredDispute before, ProviderDispute told, Instant at) {
        var known = before.state().status();
        if (known.isClosed() != told.status().isClosed()) {
            return told.status().isClosed();
        }
        // Of what two events of one moment tell the graver counts.
        return at.isAfter(before.seenAt())
                || (at.equals(before.seenAt()) && told.status().compareTo(known) > 0);
    }

    private static @Nullable Instant closedAt(ProviderDispute told, Instant at) {
        return told.status().isClosed() ? Objects.requireNonNullElse(told.closedAt(), at) : null;
    }

    private static ProviderDispute kept(ProviderDispute told, @Nullable Instant closedAt) {
        return new ProviderDispute(
                told.id(),
                told.payment(),
                told.subscription(),
                told.status(),
                told.currency(),
                told.amountMinor(),
                told.reason(),
                SubscriptionStates.whole(told.openedAt()),
                SubscriptionStates.micros(closedAt));
    }

    /** Whoever runs the platform has to answer it, with the provider and in days: the log is where they hear of it. */
    private void tell(Provider provider, @Nullable ProviderDispute before, ProviderDispute now, Told how) {
        LOG.error(
                "payment {} of {} is disputed, {}: {} {} of {}",
                now.payment(),
                provider,
                now.status(),
                now.amountMinor(),
                now.currency(),
                CurrentCaller.tenant());
        var subscription = now.subscription() == null ? null : subscriptions.of(provider, now.subscription());
        var changes = List.of(
                about(provider, now.payment()),
                Difference.of(Fact.DISPUTE_STATUS, before == null ? null : before.status(), now.status()),
                Difference.of(Fact.AMOUNT, null, new Money(now.amountMinor(), now.currency())));
        var kind = how.reconciling() ? BillingHistoryKind.RECONCILED : BillingHistoryKind.PAYMENT_DISPUTED;
        var id = subscription == null ? null : subscription.id();
        history.add(kind, id, id == null ? null : id.value(), changes, clock.now());
    }

    /** The payment may be told of later. */
    private Difference about(Provider provider, String payment) {
        var known = payments.of(provider, payment);
        return known == null
                ? Difference.of(Fact.REFERENCE, null, payment)
                : Difference.of(Fact.PAYMENT, null, known.id().value());
    }

    /** Writes to invoices what of them is owed again, once all of it is known: a dispute may be told of before its payment. */
    @Transactional(propagation = Propagation.MANDATORY)
    void owe() {
        for (var owed : invoices.changed()) {
            invoices.write(owed);
            var changes = List.of(
                    Difference.of(Fact.INVOICE, null, owed.id()),
                    Difference.of(Fact.INVOICE_STATUS, status(owed.before()), status(owed.owed())),
                    Difference.of(
                            Fact.DUE,
                            new Money(owed.before(), owed.currency()),
                            new Money(owed.owed(), owed.currency())));
            history.add(BillingHistoryKind.INVOICE_CHANGED, null, owed.id(), changes, clock.now());
        }
    }

    private static ProviderInvoice.Status status(long owed) {
        return owed > 0 ? ProviderInvoice.Status.OPEN : ProviderInvoice.Status.PAID;
    }
}
