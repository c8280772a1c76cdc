package foyer.billing;

import foyer.billing.MoneyRequest.Status;
import foyer.payments.ProviderException;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has providers move money of the tenant acted in, once for each request: that is a row before the provider is asked, whose
 * id is the deed's key there. Whoever lost the answer asks again by it, for as long as providers know keys.
 */
@Component
class MoneyRequests {

    private static final Logger LOG = LoggerFactory.getLogger(MoneyRequests.class);

    /** So long providers know a key at least, with the time that a call takes to spare: Stripe's live a day. */
    private static final Duration KEY_LIVES = Duration.ofHours(20);

    /** So long it is looked for what came of it, though keys are wrong or gone; then people have to. */
    private static final Duration LOOKED_FOR = Duration.ofDays(7);

    private final AccountQueries accounts;
    private final BillingHistory history;
    private final Transactions transactions;
    private final TenantClock clock;

    MoneyRequests(AccountQueries accounts, BillingHistory history, Transactions transactions, TenantClock clock) {
        this.accounts = accounts;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes what the provider will be asked for; answers the request's id. The caller holds the account. */
    @Transactional(propagation = Propagation.MANDATORY)
    <S> UUID add(MoneyDeed<S, ?> deed, S subject, Money amount, String reason) {
        var now = clock.now();
        var request = MoneyRequest.of(NewIds.at(now), subject, amount, now);
        deed.queries().insert(request, reason);
        note(deed, deed.kind().requested(), request, List.of(Difference.of(Fact.REASON, null, reason)));
        return request.id();
    }

    /**
     * The id of what came of a request; the provider is asked when it has not answered yet. Not in a transaction.
     *
     * @throws UserErrorException when nothing came of it, or nobody knows
     */
    <S> UUID outcome(MoneyDeed<S, ?> deed, UUID id) {
        var request = Objects.requireNonNull(deed.queries().byId(id));
        return switch (request.status()) {
            case REQUESTED -> carriedOut(deed, request);
            case DONE -> Objects.requireNonNull(request.outcome());
            case REFUSED ->
                throw UserErrorException.of(Objects.requireNonNullElse(request.refusal(), BillingErrorCode.REFUSED));
            case UNKNOWN -> throw UserErrorException.of(BillingErrorCode.OUTCOME_UNKNOWN);
        };
    }

    /**
     * Asks again for all that nobody waits for any more, and was not answered. Not in a transaction.
     *
     * @throws UserErrorException the first of those that are not answered still, once all were asked for
     */
    <S> void askAgain(MoneyDeed<S, ?> deed) {
        UserErrorException first = null;
        for (var request : deed.queries().unanswered(clock.now())) {
            try {
                carriedOut(deed, request);
            } catch (UserErrorException e) {
                LOG.warn(
                        "{} {} of tenant {} comes to nothing now, with {}: {}",
                        deed.kind().operation(),
                        request.id(),
                        CurrentCaller.tenant(),
                        deed.there(request.subject()),
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                first = first == null && deed.queries().isUnderWay(request.id()) ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private <S, A> UUID carriedOut(MoneyDeed<S, A> deed, MoneyRequest<S> request) {
        var answer = isOlder(request, KEY_LIVES) ? found(deed, request) : asked(deed, request);
        return transactions.write(() -> {
            var account = accounts.lock();
            var outcome = deed.taken(account, request, answer, clock.now());
            deed.queries().done(request.id(), outcome, clock.now());
            return outcome;
        });
    }

    private boolean isOlder(MoneyRequest<?> request, Duration age) {
        return request.createdAt().plus(age).isBefore(clock.now());
    }

    private <S, A> A asked(MoneyDeed<S, A> deed, MoneyRequest<S> request) {
        try {
            return deed.asked(request);
        } catch (UserErrorException e) {
            if (!isDecided(e)) {
                throw undecided(deed, request, e);
            }
            var code = e.problems().getFirst().code().name();
            failed(deed, request, Status.REFUSED, BillingErrorCode.valueOf(code));
            throw e;
        }
    }

    /** What it is about was there: keys that do not know of it are those of another account, and decide nothing. */
    private static boolean isDecided(UserErrorException e) {
        return ProviderCalls.isDecided(e)
                && !(e.getCause() instanceof ProviderException cause
                        && cause.reason() == ProviderException.Reason.NOT_FOUND);
    }

    private <S, A> A found(MoneyDeed<S, A> deed, MoneyRequest<S> request) {
        var found = lookedFor(deed, request);
        if (found == null) {
            failed(deed, request, Status.UNKNOWN, BillingErrorCode.OUTCOME_UNKNOWN);
            LOG.error(
                    "{} of tenant {} was never answered: look with {} what became of {}",
                    deed.kind().operation(),
                    CurrentCaller.tenant(),
                    deed.there(request.subject()),
                    request);
            throw UserErrorException.of(BillingErrorCode.OUTCOME_UNKNOWN);
        }
        return found;
    }

    private <S, A> @Nullable A lookedFor(MoneyDeed<S, A> deed, MoneyRequest<S> request) {
        try {
            return deed.found(request);
        } catch (UserErrorException e) {
            if (isOlder(request, LOOKED_FOR)) {
                return null;
            }
            throw undecided(deed, request, e);
        }
    }

    /** It is asked for again after a pause. */
    private <S> UserErrorException undecided(MoneyDeed<S, ?> deed, MoneyRequest<S> request, UserErrorException e) {
        transactions.run(() -> {
            accounts.lock();
            deed.queries().asked(request.id(), clock.now());
        });
        return ProviderCalls.undecided(e);
    }

    private <S> void failed(MoneyDeed<S, ?> deed, MoneyRequest<S> request, Status status, BillingErrorCode code) {
        transactions.run(() -> {
            accounts.lock();
            if (deed.queries().fail(request.id(), status, code, clock.now())) {
                // Of what is unknown nobody has refused anything.
                note(
                        deed,
                        deed.kind().refused(),
                        request,
                        status == Status.UNKNOWN ? List.of() : List.of(Difference.of(Fact.REFUSAL, null, code)));
            }
        });
    }

    private <S> void note(
            MoneyDeed<S, ?> deed, BillingHistoryKind kind, MoneyRequest<S> request, List<Difference> more) {
        var changes = new ArrayList<>(deed.about(request.subject()));
        changes.add(Difference.of(Fact.AMOUNT, null, request.amount()));
        changes.addAll(more);
        history.add(kind, null, request.id(), changes, clock.now());
    }
}
