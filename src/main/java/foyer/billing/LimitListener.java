package foyer.billing;

import foyer.entitlements.EntitlementEvents.LimitNeared;
import foyer.entitlements.Limit;
import foyer.platform.events.EventListener;
import foyer.platform.events.SequencedEvent;
import foyer.tenancy.Tenancy;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The owners are told by mail that 80 or all 100 percent of a limit of their plan are used: once of what it allows, however
 * often it is crossed, and of each period of a quota. Seats are bought one by one, so that whoever has filled them all has what
 * they wanted.
 */
@Component
class LimitListener implements EventListener {

    private static final int ALL = 100;
    private static final int MOST = 80;

    private final BillingMails mails;
    private final Tenancy tenancy;

    LimitListener(BillingMails mails, Tenancy tenancy) {
        this.mails = mails;
        this.tenancy = tenancy;
    }

    @Override
    public String name() {
        return "billing.limits";
    }

    @Override
    public Set<String> types() {
        return Set.of(LimitNeared.NEARED, LimitNeared.REACHED);
    }

    @Override
    public void on(SequencedEvent event) {
        var limit = Limit.valueOf(String.valueOf(event.payload().get("limit")));
        if (limit == Limit.SEATS || !tenancy.isThere()) {
            return;
        }
        var percent = event.type().equals(LimitNeared.REACHED) ? ALL : MOST;
        var resets = event.payload().get("resetsAt");
        mails.limitNeared(
                limit,
                percent,
                resets == null ? null : Instant.parse(resets.toString()),
                event.payload().get("allowed") + ":" + resets);
    }
}
