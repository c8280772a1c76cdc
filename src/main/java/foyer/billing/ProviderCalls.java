package foyer.billing;

import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderStatement;
import foyer.payments.ProviderSubscription;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.http.OutboundException;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks providers, and says in the schema's words what did not work. Never in a transaction. */
@Component
class ProviderCalls {

    /** So often the account may change while the provider answers. */
    private static final int TRIES = 10;

    /** At the wish of people of one tenant. */
    private static final Rate WISHES = new Rate(120, Duration.ofMinutes(10));

    private final Payments payments;
    private final Modes modes;
    private final BillingApplying applying;
    private final UntoldRefunds refunds;
    private final RateLimits limits;

    ProviderCalls(Payments payments, Modes modes, BillingApplying applying, UntoldRefunds refunds, RateLimits limits) {
        this.payments = payments;
        this.modes = modes;
        this.applying = applying;
        this.refunds = refunds;
        this.limits = limits;
    }

    boolean has(Provider provider) {
        return payments.has(provider);
    }

    /** Whether its provider is there, in the world that it is of. */
    boolean has(StoredSubscription subscription) {
        return has(subscription.provider()) && !modes.isOther(subscription);
    }

    boolean has(CheckoutQueries.Checkout checkout) {
        return has(checkout.provider()) && !modes.isOther(checkout.provider(), checkout.live());
    }

    PaymentAccount account(Provider provider) {
        return payments.account(provider);
    }

    PaymentGateway gateway(Provider provider) {
        return payments.gateway(provider);
    }

    /** What the provider answers; throws as its gateway does. */
    <T extends @Nullable Object> T asked(Provider provider, BiFunction<PaymentGateway, PaymentAccount, T> call) {
        return call.apply(gateway(provider), account(provider));
    }

    /** What came of a page: null for nothing yet, and for one that the provider does not know any more. */
    @Nullable String subscribed(CheckoutQueries.Checkout checkout) {
        var page = Objects.requireNonNull(checkout.externalId());
        try {
            return this.<@Nullable String>asked(
                    checkout.provider(), (gateway, account) -> gateway.subscribed(account, page));
        } catch (ProviderException e) {
            if (e.reason() != ProviderException.Reason.NOT_FOUND) {
                throw e;
            }
            return null;
        }
    }

    /**
     * What the provider answers to somebody's wish.
     *
     * @throws UserErrorException when it does not, or does not do it
     */
    <T> T wished(Provider provider, BiFunction<PaymentGateway, PaymentAccount, T> call) {
        if (!has(provider)) {
            throw UserErrorException.of(BillingErrorCode.UNSUPPORTED);
        }
        count();
        return counted(provider, call);
    }

    /**
     * The same of a provider that there is, where it was counted before ({@link #count}) or is none of the tenant's
     * questions.
     */
    <T> T counted(Provider provider, BiFunction<PaymentGateway, PaymentAccount, T> call) {
        try {
            return asked(provider, call);
        } catch (OutboundException e) {
            throw undone(BillingErrorCode.PROVIDER_UNAVAILABLE, e);
        } catch (ProviderException e) {
            throw undone(code(e.reason()), e);
        }
    }

    /**
     * Counts a question that people ask of a provider: what Foyer does by itself or for whoever runs the platform is none
     * of theirs.
     *
     * @throws foyer.platform.graphql.ApiException RATE_LIMITED
     */
    void count() {
        if (!(CurrentCaller.actor() instanceof Actor.System)) {
            limits.take(RateKey.of("billing.provider", CurrentCaller.tenant().toString()), WISHES);
        }
    }

    /** Said with the provider's own word for it. */
    static UserErrorException undone(BillingErrorCode code, RuntimeException cause) {
        var undone = UserErrorException.of(code);
        undone.initCause(cause);
        return undone;
    }

    /**
     * Whether the provider itself has decided that it does not do it. Otherwise nobody knows whether it did, at that time or
     * before: it does not answer, it does not look at what keys that are wrong ask for, or there is no account to ask with.
     */
    static boolean isDecided(UserErrorException error) {
        return error.getCause() instanceof ProviderException cause
                && cause.reason() != ProviderException.Reason.MISCONFIGURED;
    }

    /**
     * What is not decided, as whoever waits is told of it: by the same key they learn what came of it, while by another one
     * it may be done twice.
     */
    static UserErrorException undecided(UserErrorException error) {
        return isRefused(error) ? undone(BillingErrorCode.PROVIDER_UNAVAILABLE, error) : error;
    }

    /** Whether it cannot be done as things are, which a preview tells too: all but no answer. */
    static boolean isRefused(UserErrorException error) {
        return error.problems().getFirst().code() != BillingErrorCode.PROVIDER_UNAVAILABLE;
    }

    private static BillingErrorCode code(ProviderException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND, CONFLICT -> BillingErrorCode.STATE_CONFLICT;
            case DECLINED -> BillingErrorCode.DECLINED;
            case UNSUPPORTED -> BillingErrorCode.UNSUPPORTED;
            case MISCONFIGURED, REJECTED -> BillingErrorCode.REFUSED;
        };
    }

    /**
     * Takes over how a subscription is now; answers how many things were news.
     *
     * @throws UserErrorException CHANGE_IN_PROGRESS when the account changes faster than the provider answers
     * @throws ProviderException and {@link OutboundException} as the provider's gateway does
     */
    int ask(Provider provider, String subscription, boolean reconciling) {
        return told(provider, subscription, reconciling).news();
    }

    /**
     * What a provider told of a subscription.
     *
     * @param news how many things of it were
     */
    record Statement(int news, ProviderStatement statement) {}

    /** The same, with what it was. */
    Statement told(Provider provider, String subscription, boolean reconciling) {
        // What they were for is found once, however often the rest is told anew.
        List<ProviderRefund> untold = reconciling ? null : List.of();
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var version = applying.version();
            var statement = gateway(provider).statement(account(provider), subscription);
            untold = untold == null ? untold(provider, statement) : untold;
            statement = statement.with(untold);
            switch (applying.apply(provider, statement, version, reconciling)) {
                case AnswerOutcome.News(var count) -> {
                    return new Statement(count, statement);
                }
                case AnswerOutcome.Outdated _ -> {}
                case AnswerOutcome.Unpriced _ -> throw unpriced(provider);
            }
        }
        // It is being changed all the while, by webhooks or by others: what they told is there.
        throw UserErrorException.of(BillingErrorCode.CHANGE_IN_PROGRESS);
    }

    /** Refunds of its payments that the statement does not list, and of which nobody has told. */
    private List<ProviderRefund> untold(Provider provider, ProviderStatement statement) {
        var payments = refunds.untold(provider, statement);
        return payments.isEmpty()
                ? List.of()
                : gateway(provider)
                        .refunds(account(provider), statement.subscription().id(), payments);
    }

    /** Takes over what a deed answered; where something was told since it began, the provider is asked. */
    void takeOver(Provider provider, ProviderSubscription answer, int version) {
        var statement = new ProviderStatement(answer, List.of(), List.of(), List.of());
        switch (applying.apply(provider, statement, version, false)) {
            case AnswerOutcome.News _ -> {}
            case AnswerOutcome.Outdated _ -> ask(provider, answer.id(), false);
            case AnswerOutcome.Unpriced _ -> throw unpriced(provider);
        }
    }

    private static ProviderException unpriced(Provider provider) {
        return new ProviderException(provider, ProviderException.Reason.MISCONFIGURED, "unknown_price");
    }

    /**
     * The same after somebody's wish came true: what could not be asked then is fetched by the same call, or told.
     *
     * @throws UserErrorException PROVIDER_UNAVAILABLE
     */
    void takeOverDone(Provider provider, ProviderSubscription answer, int version) {
        try {
            takeOver(provider, answer, version);
        } catch (OutboundException | ProviderException e) {
            throw undone(BillingErrorCode.PROVIDER_UNAVAILABLE, e);
        }
    }

    int version() {
        return applying.version();
    }
}
