package foyer.billing;

import foyer.payments.SubscriptionStatus;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Free days are for once, whatever pages were begun before they were used: one that has them again by a page of ours is one too
 * many. Those that whoever runs the platform gives with the provider are theirs to give.
 */
@Component
class SecondTrials {

    private final CheckoutQueries checkouts;

    SecondTrials(CheckoutQueries checkouts) {
        this.checkouts = checkouts;
    }

    /** Whether one has free days though another of the tenant's, that began before it, had them. */
    boolean isOne(StoredSubscription one, List<StoredSubscription> all) {
        if (one.status() != SubscriptionStatus.TRIALING) {
            return false;
        }
        var before = all.stream()
                .filter(other -> !other.extra()
                        && other.status() != SubscriptionStatus.INCOMPLETE
                        && other.began().isBefore(one.began()))
                .toList();
        return !before.isEmpty()
                && checkouts.gaveTrial(List.of(one.state().id()))
                && (before.stream().anyMatch(other -> other.state().trialEnd() != null)
                        || checkouts.gaveTrial(
                                before.stream().map(other -> other.state().id()).toList()));
    }
}
