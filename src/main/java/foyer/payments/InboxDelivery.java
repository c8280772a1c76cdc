package foyer.payments;

import foyer.platform.http.OutboundException;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Applies one webhook that this node has taken: reads what it tells, has it applied in the tenant that it is about, and says
 * what became of it. No transaction is open while a provider is asked. What fails comes again, and is given up in the end.
 */
@Component
class InboxDelivery {

    static final Duration LEASE = Duration.ofMinutes(2);
    static final int ATTEMPTS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(InboxDelivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int DOUBLINGS = 12;

    private final InboxQueries queries;
    private final InboxTurnQueries turns;
    private final InboxAccounts accounts;
    private final Payments payments;
    private final Tenancy tenancy;
    private final ObjectProvider<PaymentListener> listeners;

    InboxDelivery(
            InboxQueries queries,
            InboxTurnQueries turns,
            InboxAccounts accounts,
            Payments payments,
            Tenancy tenancy,
            ObjectProvider<PaymentListener> listeners) {
        this.queries = queries;
        this.turns = turns;
        this.accounts = accounts;
        this.payments = payments;
        this.tenancy = tenancy;
        this.listeners = listeners;
    }

    /** Answers whether another one is to follow at once. */
    boolean deliver(InboxEvent event) {
        try {
            return apply(event);
        } catch (Exception e) {
            failed(event, e);
            return true;
        }
    }

    private boolean apply(InboxEvent event) {
        var account = accounts.of(event);
        if (account == null && event.accountId() == null) {
            // Another node has taken it, whose settings name the account, as this one's may tomorrow.
            passOn(event);
            throw new ProviderException(event.provider(), ProviderException.Reason.MISCONFIGURED, "no account");
        }
        if (account == null || event.body().length == 0) {
            return ignored(event, "nobody's account");
        }
        // Before its provider is asked whose it is.
        var takers = listeners.stream().filter(one -> one.takes(account)).toList();
        if (takers.isEmpty()) {
            return ignored(event, "not listened to");
        }
        var known = event.turn();
        var about = event.tenantId();
        if (known != null && about != null) {
            // Its provider is asked once its turn has come, and not before.
            return applyIn(about, known, event, account, takers, () -> read(event, account));
        }
        var told = read(event, account);
        var tenant = account.tenant() == null ? told.reference() : account.tenant();
        if (tenant == null) {
            return ignored(event, "nobody's");
        }
        var subject = Objects.requireNonNullElseGet(told.subscription(), tenant::toString);
        var turn = event.provider() + " " + event.accountId() + " " + subject;
        return applyIn(tenant, turn, event, account, takers, () -> told);
    }

    private PaymentEvent read(InboxEvent event, PaymentAccount account) {
        return payments.gateway(event.provider()).read(account, event.body());
    }

    private boolean ignored(InboxEvent event, String why) {
        queries.end(event, WebhookEventStatus.IGNORED, why);
        return passOn(event);
    }

    /** It may have been called to a turn that it does not take: whoever waits after it is called instead. */
    private boolean passOn(InboxEvent event) {
        var turn = event.turn();
        return turn != null && turns.leave(turn, event);
    }

    private boolean applyIn(
            UUID tenant,
            String turn,
            InboxEvent event,
            PaymentAccount account,
            List<PaymentListener> takers,
            Supplier<PaymentEvent> telling) {
        return CurrentCaller.call(
                Caller.system(tenant, WebhookActorFields.name(event.provider())),
                () -> applied(tenant, turn, event, account, takers, telling));
    }

    private boolean applied(
            UUID tenant,
            String turn,
            InboxEvent event,
            PaymentAccount account,
            List<PaymentListener> takers,
            Supplier<PaymentEvent> telling) {
        if (!tenancy.isThere()) {
            queries.empty(event);
            return ignored(event, "the tenant is gone");
        }
        if (!turns.take(turn, event, tenant, LEASE)) {
            return false;
        }
        var isApplied = false;
        try {
            var told = telling.get();
            takers.forEach(taker -> taker.received(account, told));
            var follows = turns.applied(turn, event);
            isApplied = true;
            return follows;
        } finally {
            if (!isApplied) {
                turns.leave(turn, event);
            }
        }
    }

    private void failed(InboxEvent event, Exception failure) {
        var why = why(failure);
        try {
            if (event.attempts() >= ATTEMPTS) {
                LOG.error("webhook {} of {} is given up: {}", event.id(), event.provider(), why, failure);
                queries.end(event, WebhookEventStatus.DEAD, why);
            } else {
                LOG.warn(
                        "webhook {} of {} failed, attempt {}: {}", event.id(), event.provider(), event.attempts(), why);
                queries.postpone(event, pause(event.attempts()), why);
            }
        } catch (RuntimeException e) {
            // The lease runs out, and it comes again.
            LOG.error("webhook {}: what became of it could not be kept", event.id(), e);
        }
    }

    /** Messages of providers' failures tell nothing of what was sent; those of others may. */
    private static String why(Exception failure) {
        return failure instanceof ProviderException || failure instanceof OutboundException
                ? Objects.requireNonNullElse(failure.getMessage(), "")
                : failure.getClass().getName();
    }

    /** Doubles each time; random, so that what failed together does not come back together. */
    private static Duration pause(int attempts) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        var longest = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() / 2, longest.toMillis() + 1));
    }
}
