package foyer.billing;

import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderStatement;
import foyer.platform.time.TenantClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What was paid for second subscriptions ({@link ExtraSubscriptions}) goes back, as far as it was paid while there was the first,
 * and so does the credit that their invoices took. No row asks for it: each amount has a key of its own, and what the provider
 * has by then says what is left to do.
 */
@Component
class ExtraMoney {

    private static final Logger LOG = LoggerFactory.getLogger(ExtraMoney.class);

    private final OwedExtraQueries owed;
    private final ProviderCalls calls;
    private final TenantClock clock;

    ExtraMoney(OwedExtraQueries owed, ProviderCalls calls, TenantClock clock) {
        this.owed = owed;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Those that go on, and those that have ended of which something is still to go back, by what is known: as long as
     * providers give money back.
     */
    List<StoredSubscription> unfinished(List<StoredSubscription> extras) {
        var since = clock.now().minus(StoredSubscription.COMPARED);
        var ended = extras.stream()
                .filter(extra -> !extra.isLiving() && endedAt(extra).isAfter(since))
                .toList();
        var unpaid = owed.of(ended);
        return extras.stream()
                .filter(extra -> extra.isLiving() || unpaid.contains(extra.id()))
                .toList();
    }

    private static Instant endedAt(StoredSubscription extra) {
        return Objects.requireNonNullElse(extra.state().endedAt(), extra.statusSince());
    }

    /** Not in a transaction. Of one that its provider does not know there is nothing to be known either. */
    void goesBack(StoredSubscription extra, Attempts attempts) {
        var gateway = calls.gateway(extra.provider());
        var account = calls.account(extra.provider());
        var since = Objects.requireNonNullElse(extra.extraSince(), Instant.MIN);
        ProviderStatement statement;
        try {
            statement = gateway.statement(account, extra.state().id());
        } catch (ProviderException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return;
            }
            throw e;
        }
        for (var payment : statement.payments()) {
            var left = payment.amountMinor() - payment.refundedMinor();
            if (payment.status() == ProviderPayment.Status.SUCCEEDED
                    && left > 0
                    && !payment.at().isBefore(since)) {
                attempts.run(() -> moves(extra, () -> refund(gateway, account, payment, left)));
            }
        }
        for (var invoice : statement.invoices()) {
            if (!invoice.issuedAt().isBefore(since)) {
                attempts.run(() -> moves(extra, () -> giveCreditBack(gateway, account, statement, invoice)));
            }
        }
    }

    private static void refund(
            PaymentGateway gateway, PaymentAccount account, ProviderPayment payment, long amountMinor) {
        var key = "extra-%s-%d".formatted(payment.id(), amountMinor);
        gateway.refund(account, payment.id(), payment.currency(), amountMinor, key);
    }

    /** What an invoice took is there again, marked with the invoice that it is for. */
    private static void giveCreditBack(
            PaymentGateway gateway, PaymentAccount account, ProviderStatement statement, ProviderInvoice invoice) {
        var customer = statement.subscription().customer();
        var key = ReturnedCredit.reference(invoice.id());
        var taken = invoice.status() == ProviderInvoice.Status.PAID ? invoice.creditMinor() : 0;
        if (customer != null
                && taken > 0
                && statement.credits().stream().noneMatch(credit -> key.equals(credit.reference()))) {
            gateway.grantCredit(account, customer, invoice.currency(), taken, key);
        }
    }

    /**
     * What somebody gave back meanwhile is not given back again, and a customer who is gone has nothing. Whatever else the
     * provider has decided it decides again: people have to look into it, and nothing else waits for that.
     */
    private static void moves(StoredSubscription extra, Runnable deed) {
        try {
            deed.run();
        } catch (ProviderException e) {
            switch (e.reason()) {
                case CONFLICT, NOT_FOUND -> {}
                case MISCONFIGURED -> throw e;
                case DECLINED, UNSUPPORTED, REJECTED ->
                    LOG.error(
                            "What was paid for second subscription {} does not go back: {}",
                            extra.id(),
                            e.getMessage());
            }
        }
    }
}
