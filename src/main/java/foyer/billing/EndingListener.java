package foyer.billing;

import foyer.platform.events.EventListener;
import foyer.platform.events.SequencedEvent;
import foyer.tenancy.Tenancy;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A tenant whose deletion was asked for pays no further period: its subscription is to end with the present one, and so is
 * one that begins after all, on a page that was open before. Once that is taken back nothing is done any more, and the owner
 * lets the subscription go on, or not.
 */
@Component
class EndingListener implements EventListener {

    private static final String REQUESTED = "tenant.deletion_requested";
    private static final String CANCELLED = "tenant.deletion_cancelled";

    private final EndingQueries endings;
    private final Tenancy tenancy;

    EndingListener(EndingQueries endings, Tenancy tenancy) {
        this.endings = endings;
        this.tenancy = tenancy;
    }

    @Override
    public String name() {
        return "billing.ending";
    }

    @Override
    public Set<String> types() {
        return Set.of(REQUESTED, CANCELLED);
    }

    /** Providers are asked by {@link SubscriptionEndings}: nobody waits for them here. */
    @Override
    public void on(SequencedEvent event) {
        if (event.type().equals(CANCELLED)) {
            endings.delete();
        } else if (tenancy.isThere()) {
            endings.insert();
        }
    }
}
