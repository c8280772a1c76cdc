package foyer.payments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of, as it was then. Events come more than once and in any order: whoever takes one compares
 * {@link #occurredAt} with what they know, and asks the provider for how it is now when in doubt.
 *
 * @param id the provider's, the same however often it comes
 * @param type the provider's, {@code invoice.paid}
 * @param reference the tenant that it is about; null while nothing in it says so
 * @param subscription the provider's id of the subscription that it is about; null for none
 * @param seen what it shows; empty for a type that nobody knows yet, which is kept all the same
 */
public record PaymentEvent(
        Provider provider,
        String id,
        String type,
        Instant occurredAt,
        @Nullable UUID reference,
        @Nullable String subscription,
        List<Seen> seen) {

    public PaymentEvent {
        seen = List.copyOf(seen);
    }

    /** Something of the provider's, as it was at the time of the event. */
    public sealed interface Seen {

        /** A subscription, whole. */
        record OfSubscription(ProviderSubscription subscription) implements Seen {}

        /** A subscription has changed, and the event does not say all of how it is now: the provider has to be asked. */
        record SubscriptionChanged(String subscription) implements Seen {}

        /** An invoice, whole. */
        record OfInvoice(ProviderInvoice invoice) implements Seen {}

        /** An attempt to be paid. */
        record OfPayment(ProviderPayment payment) implements Seen {}

        /** Money that goes back. */
        record OfRefund(ProviderRefund refund) implements Seen {}

        /** Credit that came or went. */
        record OfCredit(ProviderCredit credit) implements Seen {}

        /** A payment that somebody wants back without asking us. */
        record OfDispute(ProviderDispute dispute) implements Seen {}

        /** A buyer has done what the page of a checkout asked for. */
        record CheckoutDone(String checkout, @Nullable String subscription) implements Seen {}

        /** A page of a checkout came to nothing. */
        record CheckoutExpired(String checkout) implements Seen {}
    }
}
