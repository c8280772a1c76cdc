package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderStatement;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Of which payments more went back than by the refunds and the disputes that are known, of the tenant acted in. */
@Component
class UntoldRefunds {

    /** So long after paying it goes back, with PayPal and mostly with others, and its refund is listed for some weeks more. */
    private static final Duration POSSIBLE = Duration.ofDays(180 + 30);

    private final RefundQueries refunds;
    private final DisputeQueries disputes;
    private final TenantClock clock;

    UntoldRefunds(RefundQueries refunds, DisputeQueries disputes, TenantClock clock) {
        this.refunds = refunds;
        this.disputes = disputes;
        this.clock = clock;
    }

    /** The provider's ids of those of a statement that does not list the rest. */
    Set<String> untold(Provider provider, ProviderStatement statement) {
        var since = clock.now().minus(POSSIBLE);
        var gone = statement.payments().stream()
                .filter(payment -> payment.refundedMinor() > 0 && payment.at().isAfter(since))
                .filter(payment -> payment.refundedMinor() > listed(statement, payment))
                .toList();
        if (gone.isEmpty()) {
            return Set.of();
        }
        var ids = gone.stream().map(ProviderPayment::id).toList();
        var given = refunds.sums(provider, ids);
        var lost = disputes.lost(provider, ids);
        return gone.stream()
                .filter(payment -> payment.refundedMinor()
                        > given.getOrDefault(payment.id(), 0L) + lost.getOrDefault(payment.id(), 0L))
                .map(ProviderPayment::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static long listed(ProviderStatement statement, ProviderPayment payment) {
        return statement.refunds().stream()
                .filter(refund -> refund.payment().equals(payment.id()))
                .filter(refund -> refund.status() == ProviderRefund.Status.SUCCEEDED)
                .mapToLong(ProviderRefund::amountMinor)
                .sum();
    }
}
