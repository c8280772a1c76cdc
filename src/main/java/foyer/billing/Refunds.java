package foyer.billing;

import foyer.billing.RefundRequest.Status;
import foyer.payments.ProviderException;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.Money;
import foyer.platform.money.MoneyInput;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives money back to the tenant acted in, once for each request: that is a row before the provider is asked, whose id is
 * the deed's key with the provider. Whoever lost the answer asks again by it, and never for more than is left.
 */
@Component
class Refunds {

    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

    /** So long providers know a key at least, with the time that a call takes to spare: Stripe's live a day. */
    private static final Duration KEY_LIVES = Duration.ofHours(20);

    private final AccountQueries accounts;
    private final PaymentQueries payments;
    private final RefundQueries refunds;
    private final RefundRequestQueries requests;
    private final ToldDocuments documents;
    private final AccountSettling settling;
    private final BillingHistory history;
    private final ProviderCalls calls;
    private final Transactions transactions;
    private final TenantClock clock;

    Refunds(
            AccountQueries accounts,
            PaymentQueries payments,
            RefundQueries refunds,
            RefundRequestQueries requests,
            ToldDocuments documents,
            AccountSettling settling,
            BillingHistory history,
            ProviderCalls calls,
            Transactions transactions,
            TenantClock clock) {
        this.accounts = accounts;
        this.payments = payments;
        this.refunds = refunds;
        this.requests = requests;
        this.documents = documents;
        this.settling = settling;
        this.history = history;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What goes back, or would, and what of the payment could still go back after that. */
    record Terms(StoredPayment payment, Money amount, Money left) {}

    /**
     * What would go back.
     *
     * @param amount null for all that is left
     * @throws UserErrorException when it cannot
     */
    Terms terms(BillingPaymentId id, @Nullable MoneyInput amount) {
        var payment = payments.byId(id);
        if (payment == null) {
            throw UserErrorException.at("paymentId", BillingErrorCode.NOT_FOUND);
        }
        if (requests.isUnderWay(id)) {
            throw UserErrorException.of(BillingErrorCode.REFUND_IN_PROGRESS);
        }
        var state = payment.state();
        var left = left(payment);
        var wanted = amount == null ? new Money(left, state.currency()) : amount.in(state::currency);
        if (!wanted.currency().equals(state.currency()) || (amount != null && wanted.amountMinor() <= 0)) {
            throw UserErrorException.at("amount", BillingErrorCode.AMOUNT_INVALID);
        }
        if (wanted.amountMinor() <= 0 || wanted.amountMinor() > left) {
            throw UserErrorException.at("amount", BillingErrorCode.REFUND_TOO_LARGE);
        }
        return new Terms(payment, wanted, new Money(left - wanted.amountMinor(), state.currency()));
    }

    /** What the provider has told of the payment, or of its refunds: whichever came. */
    private long left(StoredPayment payment) {
        var state = payment.state();
        if (state.status() != ProviderPayment.Status.SUCCEEDED) {
            return 0;
        }
        var going = refunds.sum(payment.provider(), state.id(), false);
        return state.amountMinor() - Math.max(state.refundedMinor(), going);
    }

    /** What of a payment can still go back. */
    Money leftOf(BillingPaymentId id) {
        var payment = Objects.requireNonNull(payments.byId(id));
        return new Money(left(payment), payment.state().currency());
    }

    /** Notes what the provider will be asked for; answers the request's id. */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID request(BillingPaymentId payment, @Nullable MoneyInput amount, String reason) {
        accounts.lock();
        var terms = terms(payment, amount);
        var now = clock.now();
        var request = new RefundRequest(
                NewIds.at(now),
                payment,
                terms.amount().currency(),
                terms.amount().amountMinor(),
                reason,
                Status.REQUESTED,
                null,
                null,
                now);
        requests.insert(request);
        note(BillingHistoryKind.REFUND_REQUESTED, request, List.of(Difference.of(Fact.REASON, null, reason)));
        return request.id();
    }

    /**
     * What came of a request; the provider is asked when it has not answered yet. Not in a transaction.
     *
     * @throws UserErrorException when nothing came of it, or nobody knows
     */
    BillingRefund outcome(UUID id) {
        var request = Objects.requireNonNull(requests.byId(id));
        var refund =
                switch (request.status()) {
                    case REQUESTED -> carriedOut(request);
                    case DONE -> Objects.requireNonNull(request.refund());
                    case REFUSED, UNKNOWN ->
                        throw UserErrorException.of(
                                Objects.requireNonNullElse(request.refusal(), BillingErrorCode.REFUSED));
                };
        return BillingRefund.of(Objects.requireNonNull(refunds.byId(refund)));
    }

    /** Asks again for what was asked for up to this moment and not answered. Not in a transaction. */
    void askAgain(Instant until) {
        for (var request : requests.unanswered(until)) {
            try {
                carriedOut(request);
            } catch (UserErrorException e) {
                if (!ProviderCalls.isDecided(e)) {
                    throw e;
                }
                LOG.warn("A refund came to nothing: {}", e.getMessage());
            }
        }
    }

    private BillingRefundId carriedOut(RefundRequest request) {
        var payment = Objects.requireNonNull(payments.byId(request.payment()));
        if (request.createdAt().plus(KEY_LIVES).isBefore(clock.now())) {
            failed(request, Status.UNKNOWN, BillingErrorCode.REFUSED);
            LOG.error(
                    "{} never answered the refund {}: look there what became of it", payment.provider(), request.id());
            throw UserErrorException.of(BillingErrorCode.REFUSED);
        }
        var refund = asked(request, payment);
        return transactions.write(() -> answered(request, refund));
    }

    private ProviderRefund asked(RefundRequest request, StoredPayment payment) {
        try {
            return calls.wished(
                    payment.provider(),
                    (gateway, account) -> gateway.refund(
                            account,
                            payment.state().id(),
                            request.currency(),
                            request.amountMinor(),
                            request.id().toString()));
        } catch (UserErrorException e) {
            if (!ProviderCalls.isDecided(e)) {
                throw e;
            }
            var code = e.getCause() instanceof ProviderException cause
                            && cause.reason() == ProviderException.Reason.CONFLICT
                    ? BillingErrorCode.REFUND_TOO_LARGE
                    : BillingErrorCode.valueOf(e.problems().getFirst().code().name());
            failed(request, Status.REFUSED, code);
            throw UserErrorException.of(code);
        }
    }

    /** The same row as the provider's webhook writes, whichever comes first. */
    private BillingRefundId answered(RefundRequest request, ProviderRefund answer) {
        var account = accounts.lock();
        var payment = Objects.requireNonNull(payments.byId(request.payment()));
        var provider = payment.provider();
        documents.seen(provider, answer, Told.byAnswer(clock.now(), false));
        documents.givenBack(payment, refunds.sum(provider, payment.state().id(), true));
        var refund = Objects.requireNonNull(
                        refunds.of(provider, List.of(answer.id())).get(answer.id()))
                .id();
        requests.done(request.id(), refund, clock.now());
        settling.settle(account, clock.now());
        return refund;
    }

    private void failed(RefundRequest request, Status status, BillingErrorCode code) {
        transactions.run(() -> {
            accounts.lock();
            if (requests.fail(request.id(), status, code, clock.now())) {
                note(
                        BillingHistoryKind.REFUND_REFUSED,
                        request,
                        status == Status.UNKNOWN ? List.of() : List.of(Difference.of(Fact.REFUSAL, null, code)));
            }
        });
    }

    private void note(BillingHistoryKind kind, RefundRequest request, List<Difference> more) {
        var changes = new ArrayList<Difference>();
        changes.add(Difference.of(Fact.PAYMENT, null, request.payment().value()));
        changes.add(Difference.of(Fact.AMOUNT, null, new Money(request.amountMinor(), request.currency())));
        changes.addAll(more);
        history.add(kind, null, request.id(), changes, clock.now());
    }
}
