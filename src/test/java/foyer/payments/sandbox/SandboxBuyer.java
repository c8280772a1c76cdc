package foyer.payments.sandbox;

import foyer.payments.BillingInterval;
import foyer.payments.CheckoutPage;
import foyer.payments.CheckoutRequest;
import foyer.payments.PaymentEvent;
import foyer.payments.PriceTerms;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderSubscription;
import java.util.List;
import java.util.UUID;

/** Somebody with two seats who buys in the sandbox. */
final class SandboxBuyer {

    static final String SUCCESS = "https://app.example.com/done";
    static final String CANCEL = "https://other.example.com/no?way=1";

    final UUID reference = UUID.randomUUID();

    private final SandboxWorld world;

    SandboxBuyer(SandboxWorld world) {
        this.world = world;
    }

    static PriceTerms terms(BillingInterval interval, int trialDays) {
        return new PriceTerms("life-" + interval + trialDays, "Pro <&>", "USD", interval, 1_000, 500, trialDays);
    }

    CheckoutPage page(PriceTerms terms) {
        var price = world.gateway().price(world.account(), terms, null);
        var request = new CheckoutRequest(
                reference,
                null,
                "owner@example.com",
                "<b>Söhne</b>",
                price,
                terms,
                2,
                terms.trialDays(),
                SUCCESS,
                CANCEL);
        return world.gateway()
                .checkout(world.account(), request, UUID.randomUUID().toString());
    }

    ProviderSubscription now(String id) {
        return world.gateway().subscription(world.account(), id);
    }

    List<ProviderInvoice> invoices(String id) {
        return world.gateway().statement(world.account(), id).invoices();
    }

    /** What was told since the world began. */
    List<PaymentEvent> events() {
        return world.deliveries().stream()
                .map(delivery -> world.gateway().read(world.account(), delivery.body()))
                .toList();
    }
}
