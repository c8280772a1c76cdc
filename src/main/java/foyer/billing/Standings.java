package foyer.billing;

import foyer.platform.time.TenantClock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the billing of the tenant acted in stands and what became of it, for whoever walks through its time. */
@Component
public class Standings {

    private final AccountQueries accounts;
    private final SubscriptionQueries subscriptions;
    private final InvoiceQueries invoices;
    private final BillingHistoryQueries history;
    private final TenantClock clock;

    Standings(
            AccountQueries accounts,
            SubscriptionQueries subscriptions,
            InvoiceQueries invoices,
            BillingHistoryQueries history,
            TenantClock clock) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.history = history;
        this.clock = clock;
    }

    public Standing now() {
        var account = accounts.read();
        var granted = account.granted();
        var current = subscriptions.current(account);
        return new Standing(
                current == null ? null : current.status(),
                account.planCode(),
                granted == null ? null : granted.seats(),
                account.access(),
                account.dueAt(),
                invoices.count(),
                clock.now());
    }

    /** What became of it after this moment, the earliest first, as the schema shows it. */
    public List<BillingHistory.Entry> historyAfter(Instant moment, int most) {
        return history.after(moment, most);
    }
}
