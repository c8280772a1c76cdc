package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderCredit;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.Money;
import foyer.platform.money.MoneyInput;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives credit to the tenant acted in, once for each request, which the credit is marked with: whoever lost the answer asks
 * again, or finds it by its mark. Never more than a year costs.
 */
@Component
class CreditGrants implements MoneyDeed<CreditHolder, ProviderCredit> {

    private static final int MONTHS = 12;

    private final AccountQueries accounts;
    private final SubscriptionQueries subscriptions;
    private final Prices prices;
    private final CreditQueries credits;
    private final CreditRequestQueries queries;
    private final MoneyRequests requests;
    private final BillingCredits told;
    private final ProviderCalls calls;
    private final MoneyWishes wishes;
    private final CreditBalances balances;
    private final Billings billings;

    CreditGrants(
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            Prices prices,
            CreditQueries credits,
            CreditRequestQueries queries,
            MoneyRequests requests,
            BillingCredits told,
            ProviderCalls calls,
            MoneyWishes wishes,
            CreditBalances balances,
            Billings billings) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.prices = prices;
        this.credits = credits;
        this.queries = queries;
        this.requests = requests;
        this.told = told;
        this.calls = calls;
        this.wishes = wishes;
        this.balances = balances;
        this.billings = billings;
    }

    /** What was given, or would be, and what credit the tenant has with it. */
    record Granted(
            @Nullable BillingCredit credit,
            Money amount,
            @Nullable Money balance) implements Payload {}

    /** At the wish of whoever runs the platform. */
    Granted granted(BillingInputs.CreditGrant wish) {
        return wishes.fulfilled(
                kind(),
                wish,
                () -> {
                    var terms = terms(wish.amount());
                    return new Granted(null, terms.amount(), terms.balance());
                },
                reason -> request(wish.amount(), reason),
                request -> {
                    var credit = outcome(request);
                    return new Granted(
                            credit, credit.amount(), balances.of(billings.now().current()));
                });
    }

    /** Who would get how much, and what credit they had then, with what is under way. */
    record Terms(CreditHolder holder, Money amount, Money balance) {}

    /**
     * What would be given.
     *
     * @throws UserErrorException when it cannot
     */
    Terms terms(MoneyInput wanted) {
        var current = subscriptions.current(accounts.read());
        var customer = current == null ? null : current.state().customer();
        var price = current == null ? null : prices.byCode(current.priceCode());
        // Who never subscribed has no currency and no provider yet: credit there might never be theirs to use.
        if (current == null || customer == null || price == null) {
            throw UserErrorException.at("tenantId", BillingErrorCode.NO_CUSTOMER);
        }
        var holder = new CreditHolder(current.provider(), customer);
        if (!holder.provider().keepsCredit() || !calls.has(current)) {
            throw UserErrorException.of(BillingErrorCode.UNSUPPORTED);
        }
        var currency = price.currency();
        var amount = wanted.in(() -> currency);
        if (!amount.currency().equals(currency) || amount.amountMinor() <= 0) {
            throw UserErrorException.at("amount", BillingErrorCode.AMOUNT_INVALID);
        }
        var most = yearly(price, current.state().seats());
        var held = credits.balance(holder, currency) + queries.underWay(holder, currency);
        if (amount.amountMinor() > most - held) {
            throw UserErrorException.at("amount", BillingErrorCode.CREDIT_TOO_LARGE);
        }
        return new Terms(holder, amount, new Money(held + amount.amountMinor(), currency));
    }

    private static long yearly(Price price, int seats) {
        return price.total(seats) * (price.interval() == BillingInterval.YEAR ? 1 : MONTHS);
    }

    /** Notes what the provider will be asked for; answers the request's id. */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID request(MoneyInput amount, String reason) {
        accounts.lock();
        var terms = terms(amount);
        return requests.add(this, terms.holder(), terms.amount(), reason);
    }

    /** What came of a request, as {@link MoneyRequests#outcome} has it. */
    BillingCredit outcome(UUID request) {
        return Objects.requireNonNull(credits.byId(new BillingCreditId(requests.outcome(this, request))));
    }

    @Override
    public MoneyKind kind() {
        return MoneyKind.CREDIT;
    }

    @Override
    public CreditRequestQueries queries() {
        return queries;
    }

    @Override
    public String there(CreditHolder holder) {
        return holder.provider() + " " + holder.customer();
    }

    @Override
    public ProviderCredit asked(MoneyRequest<CreditHolder> request) {
        var amount = request.amount();
        return asked(
                request.subject(),
                (gateway, account) -> gateway.grantCredit(
                        account, request.subject().customer(), amount.currency(), amount.amountMinor(), request.key()));
    }

    /** What the provider has given says for which request it was. */
    @Override
    public @Nullable ProviderCredit found(MoneyRequest<CreditHolder> request) {
        var holder = request.subject();
        return asked(holder, (gateway, account) -> gateway.credits(account, holder.customer())).stream()
                .filter(credit -> request.key().equals(credit.reference()))
                .findFirst()
                .orElse(null);
    }

    /** Of the provider, where it is there in the world of which the customer is. */
    private <T> T asked(CreditHolder holder, BiFunction<PaymentGateway, PaymentAccount, T> call) {
        var isThere = calls.has(holder.provider())
                && subscriptions.all().stream()
                        .filter(one -> one.provider() == holder.provider()
                                && holder.customer().equals(one.state().customer()))
                        .allMatch(calls::has);
        if (!isThere) {
            throw UserErrorException.of(BillingErrorCode.UNSUPPORTED);
        }
        return calls.counted(holder.provider(), call);
    }

    @Override
    public UUID taken(Account account, MoneyRequest<CreditHolder> request, ProviderCredit answer, Instant now) {
        var provider = request.subject().provider();
        told.seen(provider, answer, Told.byAnswer(now, false));
        return Objects.requireNonNull(credits.of(provider, answer.id())).value();
    }
}
