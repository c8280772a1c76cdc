package foyer.billing;

import foyer.billing.CreditRequest.Status;
import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives credit to the tenant acted in, once for each request: that is a row before the provider is asked, whose id is the
 * deed's key there, and what the credit is marked with. Whoever lost the answer asks again by it, or finds it by its mark.
 */
@Component
class CreditGrants {

    private static final Logger LOG = LoggerFactory.getLogger(CreditGrants.class);

    /** So long providers know a key at least, with the time that a call takes to spare: Stripe's live a day. */
    private static final Duration KEY_LIVES = Duration.ofHours(20);

    private static final int MONTHS = 12;

    private final AccountQueries accounts;
    private final SubscriptionQueries subscriptions;
    private final Prices prices;
    private final CreditQueries credits;
    private final CreditRequestQueries requests;
    private final BillingCredits told;
    private final BillingHistory history;
    private final ProviderCalls calls;
    private final Transactions transactions;
    private final TenantClock clock;

    CreditGrants(
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            Prices prices,
            CreditQueries credits,
            CreditRequestQueries requests,
            BillingCredits told,
            BillingHistory history,
            ProviderCalls calls,
            Transactions transactions,
            TenantClock clock) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.prices = prices;
        this.credits = credits;
        this.requests = requests;
        this.told = told;
        this.history = history;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who would get how much, and what credit they had then, with what is under way. */
    record Terms(Provider provider, String customer, Money amount, Money balance) {}

    /**
     * What would be given.
     *
     * @throws UserErrorException when it cannot
     */
    Terms terms(MoneyInput wanted) {
        var current = subscriptions.byId(accounts.read().subscription());
        var customer = current == null ? null : current.state().customer();
        var price = current == null ? null : prices.byCode(current.priceCode());
        // Who never subscribed has no currency and no provider yet: credit there might never be theirs to use.
        if (current == null || customer == null || price == null) {
            throw UserErrorException.at("tenantId", BillingErrorCode.NO_CUSTOMER);
        }
        var provider = current.provider();
        if (!provider.keepsCredit() || !calls.has(provider)) {
            throw UserErrorException.of(BillingErrorCode.UNSUPPORTED);
        }
        var currency = price.currency();
        var amount = wanted.in(() -> currency);
        if (!amount.currency().equals(currency) || amount.amountMinor() <= 0) {
            throw UserErrorException.at("amount", BillingErrorCode.AMOUNT_INVALID);
        }
        var most = yearly(price, current.state().seats());
        var held = credits.balance(provider, customer, currency) + requests.underWay(provider, customer, currency);
        if (amount.amountMinor() > most - held) {
            throw UserErrorException.at("amount", BillingErrorCode.CREDIT_TOO_LARGE);
        }
        return new Terms(provider, customer, amount, new Money(held + amount.amountMinor(), currency));
    }

    private static long yearly(Price price, int seats) {
        var each = price.amountMinor() + price.seatAmountMinor() * seats;
        return price.interval() == BillingInterval.YEAR ? each : each * MONTHS;
    }

    /** Notes what the provider will be asked for; answers the request's id. */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID request(MoneyInput amount, String reason) {
        accounts.lock();
        var terms = terms(amount);
        var now = clock.now();
        var request = new CreditRequest(
                NewIds.at(now),
                terms.provider(),
                terms.customer(),
                terms.amount().currency(),
                terms.amount().amountMinor(),
                reason,
                Status.REQUESTED,
                null,
                null,
                now);
        requests.insert(request);
        note(BillingHistoryKind.CREDIT_REQUESTED, request, List.of(Difference.of(Fact.REASON, null, reason)));
        return request.id();
    }

    /**
     * What came of a request; the provider is asked when it has not answered yet. Not in a transaction.
     *
     * @throws UserErrorException when nothing came of it, or nobody knows
     */
    BillingCredit outcome(UUID id) {
        var request = Objects.requireNonNull(requests.byId(id));
        var credit =
                switch (request.status()) {
                    case REQUESTED -> carriedOut(request);
                    case DONE -> Objects.requireNonNull(request.credit());
                    case REFUSED, UNKNOWN ->
                        throw UserErrorException.of(
                                Objects.requireNonNullElse(request.refusal(), BillingErrorCode.REFUSED));
                };
        return Objects.requireNonNull(credits.byId(credit));
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
                LOG.warn("Credit came to nothing: {}", e.getMessage());
            }
        }
    }

    private BillingCreditId carriedOut(CreditRequest request) {
        var forgotten = request.createdAt().plus(KEY_LIVES).isBefore(clock.now());
        var credit = forgotten ? found(request) : asked(request);
        return transactions.write(() -> answered(request, credit));
    }

    private ProviderCredit asked(CreditRequest request) {
        try {
            return calls.wished(
                    request.provider(),
                    (gateway, account) -> gateway.grantCredit(
                            account,
                            request.customer(),
                            request.currency(),
                            request.amountMinor(),
                            request.id().toString()));
        } catch (UserErrorException e) {
            if (ProviderCalls.isDecided(e)) {
                failed(
                        request,
                        Status.REFUSED,
                        BillingErrorCode.valueOf(e.problems().getFirst().code().name()));
            }
            throw e;
        }
    }

    /** Asked again the provider might give it twice: what it has given says for which request it was. */
    private ProviderCredit found(CreditRequest request) {
        return given(request).stream()
                .filter(credit -> request.id().toString().equals(credit.reference()))
                .findFirst()
                .orElseThrow(() -> {
                    failed(request, Status.UNKNOWN, BillingErrorCode.REFUSED);
                    LOG.error("{} never gave the credit {}, as it seems: look there", request.provider(), request.id());
                    return UserErrorException.of(BillingErrorCode.REFUSED);
                });
    }

    /** None of a customer who is gone. */
    private List<ProviderCredit> given(CreditRequest request) {
        try {
            return calls.wished(request.provider(), (gateway, account) -> gateway.credits(account, request.customer()));
        } catch (UserErrorException e) {
            if (ProviderCalls.isDecided(e)) {
                return List.of();
            }
            throw e;
        }
    }

    /** The same row as a webhook or a comparison writes, whichever comes first. */
    private BillingCreditId answered(CreditRequest request, ProviderCredit answer) {
        accounts.lock();
        told.seen(request.provider(), answer, Told.byAnswer(clock.now(), false));
        var credit = Objects.requireNonNull(credits.of(request.provider(), answer.id()));
        requests.done(request.id(), credit, clock.now());
        return credit;
    }

    private void failed(CreditRequest request, Status status, BillingErrorCode code) {
        transactions.run(() -> {
            accounts.lock();
            if (requests.fail(request.id(), status, code, clock.now())) {
                note(
                        BillingHistoryKind.CREDIT_REFUSED,
                        request,
                        status == Status.UNKNOWN ? List.of() : List.of(Difference.of(Fact.REFUSAL, null, code)));
            }
        });
    }

    private void note(BillingHistoryKind kind, CreditRequest request, List<Difference> more) {
        var changes = new ArrayList<>(more);
        changes.addFirst(Difference.of(Fact.AMOUNT, null, new Money(request.amountMinor(), request.currency())));
        history.add(kind, null, request.id(), changes, clock.now());
    }
}
