package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.id;
import static foyer.payments.stripe.StripeFields.text;

import foyer.payments.PaymentAccount;
import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen;
import foyer.payments.Provider;
import foyer.payments.ProviderRefund;
import foyer.payments.stripe.StripePayments.Of;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Stripe's events tell, whichever version of its API they were written in. Types that are not here tell nothing. */
final class StripeEvents {

    /** What of a customer is shown with their subscriptions: what is paid with, and their credit, by its names of both ages. */
    private static final List<String> OF_CUSTOMER = List.of("invoice_settings", "balance", "account_balance");

    private final StripeOwners owners;
    private final StripeInvoices invoices;
    private final JsonMapper json;

    StripeEvents(StripeOwners owners, StripeInvoices invoices, JsonMapper json) {
        this.owners = owners;
        this.invoices = invoices;
        this.json = json;
    }

    PaymentEvent read(PaymentAccount account, byte[] body) {
        var event = json.readTree(body);
        var type = Objects.requireNonNull(text(event.path("type")));
        var told = told(account, type, event.path("data"));
        return new PaymentEvent(
                Provider.STRIPE,
                Objects.requireNonNull(id(event)),
                type,
                Objects.requireNonNullElse(StripeSignatures.occurred(event), Instant.EPOCH),
                told.owner().tenant(),
                told.owner().subscription(),
                told.seen());
    }

    private record Told(StripeOwners.Owner owner, List<Seen> seen) {

        static final Told NOTHING = new Told(StripeOwners.Owner.NOBODY, List.of());
    }

    private Told told(PaymentAccount account, String type, JsonNode data) {
        var object = data.path("object");
        if (id(object) == null) {
            return Told.NOTHING;
        }
        return switch (type) {
            case "customer.subscription.created",
                    "customer.subscription.updated",
                    "customer.subscription.deleted",
                    "customer.subscription.trial_will_end",
                    "customer.subscription.paused",
                    "customer.subscription.resumed",
                    "customer.subscription.pending_update_applied",
                    "customer.subscription.pending_update_expired" -> subscription(object);
            case "invoice.created",
                    "invoice.finalized",
                    "invoice.paid",
                    "invoice.payment_failed",
                    "invoice.payment_action_required",
                    "invoice.payment_succeeded",
                    "invoice.voided",
                    "invoice.marked_uncollectible",
                    "invoice.updated" -> invoice(account, object);
            case "charge.pending", "charge.succeeded", "charge.failed", "charge.refunded", "charge.updated" ->
                charge(account, object);
            case "charge.refund.updated", "refund.created", "refund.updated", "refund.failed" ->
                refund(account, object);
            case "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed" ->
                dispute(account, object);
            case "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled" ->
                intent(account, object);
            case "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired" -> checkout(account, type, object);
            case "customer.updated" ->
                OF_CUSTOMER.stream().anyMatch(data.path("previous_attributes")::has)
                        ? customerChanged(account, id(object))
                        : Told.NOTHING;
            case "payment_method.updated", "payment_method.automatically_updated" ->
                customerChanged(account, id(object.path("customer")));
            default -> Told.NOTHING;
        };
    }

    /** An event names what is paid with, discounts and what is set for later by their ids alone: Stripe has to be asked. */
    private static Told subscription(JsonNode object) {
        var id = Objects.requireNonNull(id(object));
        var owner = new StripeOwners.Owner(StripeFields.tenant(object.path("metadata")), id, null);
        return new Told(owner, changed(id));
    }

    private Told invoice(PaymentAccount account, JsonNode object) {
        var owner = owners.ofInvoice(account, object);
        if (owner.subscription() == null) {
            return Told.NOTHING;
        }
        return new Told(owner, List.of(new Seen.OfInvoice(invoices.whole(account, object))));
    }

    private Told charge(PaymentAccount account, JsonNode charge) {
        var intent = id(charge.path("payment_intent"));
        var owner = owners.ofPayment(account, intent);
        if (intent == null || owner.tenant() == null) {
            return new Told(owner, List.of(new Seen.OfPayment(StripePayments.ofCharge(charge, of(owner)))));
        }
        // Both tell of one payment, each in words of its own: the intent's are what Foyer goes by.
        var whole = owners.intent(account, intent);
        return new Told(owner, List.of(new Seen.OfPayment(StripePayments.ofIntent(whole, of(owner)))));
    }

    private Told intent(PaymentAccount account, JsonNode intent) {
        var owner = owners.ofPayment(account, id(intent));
        return new Told(owner, List.of(new Seen.OfPayment(StripePayments.ofIntent(intent, of(owner)))));
    }

    private Told refund(PaymentAccount account, JsonNode refund) {
        if (id(refund.path("payment_intent")) == null && id(refund.path("charge")) == null) {
            return Told.NOTHING;
        }
        var owner = owners.ofPayment(account, id(refund.path("payment_intent")));
        var read = StripePayments.ofRefund(refund, of(owner));
        var seen = new ArrayList<Seen>(List.of(new Seen.OfRefund(read)));
        if (read.status() == ProviderRefund.Status.FAILED) {
            // Less was given back of its payment than was told before.
            seen.addAll(changed(owner.subscription()));
        }
        return new Told(owner, seen);
    }

    private Told dispute(PaymentAccount account, JsonNode dispute) {
        var owner = owners.ofPayment(account, id(dispute.path("payment_intent")));
        var read = StripePayments.ofDispute(dispute, of(owner));
        return new Told(owner, List.of(new Seen.OfDispute(read)));
    }

    private static Of of(StripeOwners.Owner owner) {
        return new Of(owner.subscription(), owner.invoice());
    }

    private Told checkout(PaymentAccount account, String type, JsonNode session) {
        var id = Objects.requireNonNull(id(session));
        var owner = owners.ofCheckout(account, session);
        return switch (type) {
            case "checkout.session.expired" -> new Told(owner, List.of(new Seen.CheckoutExpired(id)));
            case "checkout.session.async_payment_failed" -> new Told(owner, changed(owner.subscription()));
            default -> new Told(owner, List.of(new Seen.CheckoutDone(id, owner.subscription())));
        };
    }

    private static List<Seen> changed(@Nullable String subscription) {
        return subscription == null ? List.of() : List.of(new Seen.SubscriptionChanged(subscription));
    }

    /** The customer's card is another one, or their credit: a statement of each of the subscriptions shows it. */
    private Told customerChanged(PaymentAccount account, @Nullable String customer) {
        var owned = customer == null ? List.<StripeOwners.Owner>of() : owners.ofCustomer(account, customer);
        if (owned.isEmpty()) {
            return Told.NOTHING;
        }
        return new Told(
                owned.getFirst(),
                owned.stream()
                        .filter(other ->
                                Objects.equals(other.tenant(), owned.getFirst().tenant()))
                        .flatMap(other -> changed(other.subscription()).stream())
                        .toList());
    }
}
