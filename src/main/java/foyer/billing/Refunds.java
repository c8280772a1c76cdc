package foyer.billing;

import foyer.payments.ProviderException;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.Money;
import foyer.platform.money.MoneyInput;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives money back to the tenant acted in, once for each request, and never more than is left of a payment. Refunds do not
 * say for which request they were: what of it was lost for as long as the provider knows the key, people have to look for.
 */
@Component
class Refunds implements MoneyDeed<BillingPaymentId, ProviderRefund> {

    private final AccountQueries accounts;
    private final PaymentQueries payments;
    private final SubscriptionQueries subscriptions;
    private final RefundQueries refunds;
    private final RefundRequestQueries queries;
    private final MoneyRequests requests;
    private final ToldDocuments documents;
    private final AccountSettling settling;
    private final ProviderCalls calls;
    private final MoneyWishes wishes;

    Refunds(
            AccountQueries accounts,
            PaymentQueries payments,
            SubscriptionQueries subscriptions,
            RefundQueries refunds,
            RefundRequestQueries queries,
            MoneyRequests requests,
            ToldDocuments documents,
            AccountSettling settling,
            ProviderCalls calls,
            MoneyWishes wishes) {
        this.accounts = accounts;
        this.payments = payments;
        this.subscriptions = subscriptions;
        this.refunds = refunds;
        this.queries = queries;
        this.requests = requests;
        this.documents = documents;
        this.settling = settling;
        this.calls = calls;
        this.wishes = wishes;
    }

    /** What went back, or would. */
    record Issued(
            @Nullable BillingRefund refund,
            Money amount,
            @Nullable Money left) implements Payload {}

    /** At the wish of whoever runs the platform. */
    Issued issued(BillingInputs.RefundIssue wish) {
        var payment = wish.paymentId();
        return wishes.fulfilled(
                kind(),
                wish,
                () -> {
                    var terms = terms(payment, wish.amount());
                    return new Issued(null, terms.amount(), terms.left());
                },
                reason -> request(payment, wish.amount(), reason),
                request -> {
                    var refund = outcome(request);
                    return new Issued(refund, refund.amount(), leftOf(payment));
                });
    }

    /** What goes back, or would, and what of the payment could still go back after that. */
    record Terms(Money amount, Money left) {}

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
        if (!isThere(payment)) {
            throw UserErrorException.of(BillingErrorCode.UNSUPPORTED);
        }
        if (queries.isUnderWay(id)) {
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
        return new Terms(wanted, new Money(left - wanted.amountMinor(), state.currency()));
    }

    /** Whether its provider is there, in the world of what it was paid for. */
    private boolean isThere(StoredPayment payment) {
        var id = payment.state().subscription();
        var subscription = id == null ? null : subscriptions.of(payment.provider(), id);
        return subscription == null ? calls.has(payment.provider()) : calls.has(subscription);
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
        return requests.add(this, payment, terms(payment, amount).amount(), reason);
    }

    /** What came of a request, as {@link MoneyRequests#outcome} has it. */
    BillingRefund outcome(UUID request) {
        var refund = refunds.byId(new BillingRefundId(requests.outcome(this, request)));
        return BillingRefund.of(Objects.requireNonNull(refund));
    }

    @Override
    public MoneyKind kind() {
        return MoneyKind.REFUND;
    }

    @Override
    public RefundRequestQueries queries() {
        return queries;
    }

    @Override
    public String there(BillingPaymentId id) {
        var payment = Objects.requireNonNull(payments.byId(id));
        return payment.provider() + " " + payment.state().id();
    }

    @Override
    public List<Difference> about(BillingPaymentId payment) {
        return List.of(Difference.of(Fact.PAYMENT, null, payment.value()));
    }

    @Override
    public ProviderRefund asked(MoneyRequest<BillingPaymentId> request) {
        var payment = Objects.requireNonNull(payments.byId(request.subject()));
        var amount = request.amount();
        if (!isThere(payment)) {
            throw UserErrorException.of(BillingErrorCode.UNSUPPORTED);
        }
        try {
            return calls.counted(
                    payment.provider(),
                    (gateway, account) -> gateway.refund(
                            account, payment.state().id(), amount.currency(), amount.amountMinor(), request.key()));
        } catch (UserErrorException e) {
            throw e.getCause() instanceof ProviderException cause && cause.isOfAmount()
                    ? ProviderCalls.undone(BillingErrorCode.REFUND_TOO_LARGE, cause)
                    : e;
        }
    }

    @Override
    public UUID taken(Account account, MoneyRequest<BillingPaymentId> request, ProviderRefund answer, Instant now) {
        var payment = Objects.requireNonNull(payments.byId(request.subject()));
        var provider = payment.provider();
        documents.seen(provider, answer, Told.byAnswer(now, false));
        documents.givenBack(payment, refunds.sum(provider, payment.state().id(), true));
        settling.settle(account, now);
        return Objects.requireNonNull(refunds.of(provider, List.of(answer.id())).get(answer.id()))
                .id()
                .value();
    }
}
