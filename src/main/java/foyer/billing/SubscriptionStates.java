package foyer.billing;

import foyer.payments.ProviderSubscription;
import foyer.payments.ProviderSubscription.Next;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a provider's subscription is kept, and what differs between two of them. */
final class SubscriptionStates {

    private SubscriptionStates() {}

    /** As it is stored: in whole microseconds, of the tenant acted in, of a price of ours, and without when it was told. */
    static ProviderSubscription kept(ProviderSubscription told, String priceCode) {
        var next = told.next();
        return new ProviderSubscription(
                told.id(),
                told.customer(),
                CurrentCaller.tenant(),
                told.status(),
                priceCode,
                Math.max(1, told.seats()),
                micros(told.startedAt()),
                micros(told.periodStart()),
                micros(told.periodEnd()),
                micros(told.trialEnd()),
                told.cancelAtPeriodEnd(),
                micros(told.endedAt()),
                next == null ? null : new Next(next.priceCode(), next.seats(), whole(next.at())),
                told.paymentMethod(),
                told.coupon(),
                null);
    }

    static @Nullable Instant micros(@Nullable Instant moment) {
        return moment == null ? null : whole(moment);
    }

    /** As PostgreSQL keeps it. */
    static Instant whole(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** What is another now; {@code before} is null for one that was not known. */
    static List<Difference> between(@Nullable ProviderSubscription before, ProviderSubscription after) {
        var differences = new ArrayList<Difference>();
        add(differences, "status", before == null ? null : before.status(), after.status());
        add(differences, "price", before == null ? null : before.priceCode(), after.priceCode());
        add(differences, "seats", before == null ? null : before.seats(), after.seats());
        add(differences, "customer", before == null ? null : before.customer(), after.customer());
        add(differences, "startedAt", before == null ? null : before.startedAt(), after.startedAt());
        add(differences, "periodStart", before == null ? null : before.periodStart(), after.periodStart());
        add(differences, "periodEnd", before == null ? null : before.periodEnd(), after.periodEnd());
        add(differences, "trialEnd", before == null ? null : before.trialEnd(), after.trialEnd());
        add(
                differences,
                "cancelAtPeriodEnd",
                before == null ? null : before.cancelAtPeriodEnd(),
                after.cancelAtPeriodEnd());
        add(differences, "endedAt", before == null ? null : before.endedAt(), after.endedAt());
        add(differences, "next", before == null ? null : text(before.next()), text(after.next()));
        add(differences, "paymentMethod", before == null ? null : method(before), method(after));
        add(differences, "coupon", before == null ? null : before.coupon(), after.coupon());
        return List.copyOf(differences);
    }

    private static void add(
            List<Difference> differences, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            differences.add(Difference.of(field, before, after));
        }
    }

    private static @Nullable String text(@Nullable Next next) {
        return next == null ? null : "%s, %d, %s".formatted(next.priceCode(), next.seats(), next.at());
    }

    private static @Nullable String method(ProviderSubscription subscription) {
        var method = subscription.paymentMethod();
        if (method == null) {
            return null;
        }
        return method.kind()
                + (method.brand() == null ? "" : " " + method.brand())
                + (method.last4() == null ? "" : " " + method.last4())
                + (method.expires() == null ? "" : " " + method.expires());
    }
}
