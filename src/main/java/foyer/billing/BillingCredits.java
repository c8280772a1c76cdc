package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.platform.money.Money;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Credit as providers tell of it: each that came or went is kept once, whoever tells first, and is the answer to the request
 * that it names. The caller holds the account.
 */
@Component
class BillingCredits {

    private final CreditQueries credits;
    private final CreditRequestQueries requests;
    private final BillingHistory history;
    private final BillingMails mails;
    private final TenantClock clock;

    BillingCredits(
            CreditQueries credits,
            CreditRequestQueries requests,
            BillingHistory history,
            BillingMails mails,
            TenantClock clock) {
        this.credits = credits;
        this.requests = requests;
        this.history = history;
        this.mails = mails;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken seen(Provider provider, ProviderCredit answered, Told how) {
        if (credits.of(provider, answered.id()) != null) {
            return Taken.KNOWN;
        }
        var told = ReturnedCredit.kept(answered);
        var id = credits.insert(provider, told);
        var changes = List.of(
                Difference.of(Fact.CREDIT_KIND, null, told.kind()),
                Difference.of(Fact.AMOUNT, null, new Money(told.amountMinor(), told.currency())),
                Difference.of(Fact.BALANCE, null, new Money(told.balanceMinor(), told.currency())));
        var kind = how.reconciling() ? BillingHistoryKind.RECONCILED : BillingHistoryKind.CREDIT_CHANGED;
        history.add(kind, null, id.value(), changes, clock.now());
        var request = uuid(told.reference());
        if (request != null) {
            requests.done(request, id.value(), clock.now());
        }
        if (told.kind() == ProviderCredit.Kind.GRANTED && !how.reconciling()) {
            mails.credited(id, new Money(told.amountMinor(), told.currency()));
        }
        return Taken.APPLIED;
    }

    private static @Nullable UUID uuid(@Nullable String reference) {
        try {
            return reference == null ? null : UUID.fromString(reference);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
