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
    private static final String NAME = "payments.inbox";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration BUSY_PAUSE = Duration.ofMillis(200);
    private static final int DOUBLINGS = 12;

    private final InboxQueries queries;
    private final InboxAccounts accounts;
    private final Payments payments;
    private final Tenancy tenancy;
    private final ObjectProvider<PaymentListener> listeners;

    InboxDelivery(
            InboxQueries queries,
            InboxAccounts accounts,
            Payments payments,
            Tenancy tenancy,
            ObjectProvider<PaymentListener> listeners) {
        this.queries = queries;
        this.accounts = accounts;
        this.payments = payments;
        this.tenancy = tenancy;
        this.listeners = listeners;
    }

    void deliver(InboxEvent event) {
        try {
            apply(event);
        } catch (Exception e) {
            failed(event, e);
        }
    }

    private void apply(InboxEvent event) throws Exception {
        var account = accounts.of(event);
        if (account == null && event.accountId() == null) {
            // Another node has taken it, whose settings name the account, as this one's may tomorrow.
            throw new ProviderException(event.provider(), ProviderException.Reason.MISCONFIGURED, "no account");
        }
        if (account == null || event.body().length == 0) {
            queries.end(event, WebhookEventStatus.IGNORED, "nobody's account");
            return;
        }
        // Before its provider is asked whose it is.
        var takers = listeners.stream().filter(one -> one.takes(account)).toList();
        if (takers.isEmpty()) {
            queries.end(event, WebhookEventStatus.IGNORED, "not listened to");
            return;
        }
        var told = payments.gateway(event.provider()).read(account, event.body());
        var tenant = account.tenant() == null ? told.reference() : account.tenant();
        if (tenant == null) {
            queries.end(event, WebhookEventStatus.IGNORED, "nobody's");
            return;
        }
        CurrentCaller.call(Caller.system(tenant, NAME), () -> applyIn(tenant, event, account, told, takers));
    }

    private boolean applyIn(
            UUID tenant, InboxEvent event, PaymentAccount account, PaymentEvent told, List<PaymentListener> takers) {
        if (!tenancy.isThere()) {
            queries.empty(event);
            return queries.end(event, WebhookEventStatus.IGNORED, "the tenant is gone");
        }
        var about = Objects.requireNonNullElseGet(told.subscription(), tenant::toString);
        var turn = event.provider() + " " + event.accountId() + " " + about;
        if (!queries.takeTurn(turn, event, tenant, LEASE)) {
            queries.handBack(event, BUSY_PAUSE);
            return false;
        }
        var isApplied = false;
        try {
            takers.forEach(taker -> taker.received(account, told));
            queries.applied(event, turn);
            isApplied = true;
        } finally {
            if (!isApplied) {
                queries.leaveTurn(turn, event);
            }
        }
        return isApplied;
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
