package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.platform.money.Money;
import foyer.platform.time.TenantClock;
import java.util.ArrayList;
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
    private final InvoiceQueries invoices;
    private final BillingHistory history;
    private final BillingMails mails;
    private final TenantClock clock;

    BillingCredits(
            CreditQueries credits,
            CreditRequestQueries requests,
            InvoiceQueries invoices,
            BillingHistory history,
            BillingMails mails,
            TenantClock clock) {
        this.credits = credits;
        this.requests = requests;
        this.invoices = invoices;
        this.history = history;
        this.mails = mails;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken seen(Provider provider, ProviderCredit told, Told how) {
        return seen(provider, List.of(told), how).getFirst();
    }

    /** What became of each, in their order. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Taken> seen(Provider provider, List<ProviderCredit> told, Told how) {
        return ToldTogether.seen(credits, provider, told, ProviderCredit::id, how, this::seen);
    }

    private Taken seen(ProviderCredit answered, ToldTogether<BillingCreditId> together) {
        if (together.known(answered.id()) != null) {
            return Taken.KNOWN;
        }
        var told = ReturnedCredit.kept(answered);
        var how = together.how();
        var id = credits.insert(together.provider(), told);
        together.isNow(told.id(), id);
        var changes = new ArrayList<>(List.of(
                Difference.of(Fact.CREDIT_KIND, null, told.kind()),
                Difference.of(Fact.AMOUNT, null, new Money(told.amountMinor(), told.currency())),
                Difference.of(Fact.BALANCE, null, new Money(told.balanceMinor(), told.currency()))));
        if (told.invoice() != null) {
            changes.add(about(together.provider(), told.invoice()));
        }
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

    /** The invoice that took it, or left it; it may be told of before it is. */
    private Difference about(Provider provider, String invoice) {
        var known = invoices.of(provider, invoice);
        return known == null
                ? Difference.of(Fact.REFERENCE, null, invoice)
                : Difference.of(Fact.INVOICE, null, known.id().value());
    }

    private static @Nullable UUID uuid(@Nullable String reference) {
        try {
            return reference == null ? null : UUID.fromString(reference);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
