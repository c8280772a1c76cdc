package foyer.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.BillingInterval;
import foyer.payments.CheckoutRequest;
import foyer.payments.PriceTerms;
import foyer.payments.ProviderSubscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What support sells in Stripe's dashboard beside a plan of ours. */
@Tag("unit")
class StripeOthersItemsTest {

    private final StripeWorld world = new StripeWorld();
    private final StripeSubscriber buyer = new StripeSubscriber(world);

    @AfterEach
    void closes() {
        world.close();
    }

    /** An item of support's own, by a price of nobody's. */
    private void sellsMore(String subscription) {
        var row = world.server.books.get(subscription, "subscription");
        var more = StripeGoods.items(row).getFirst().deepCopy();
        ((ObjectNode) more.put("id", "si_own").path("price"))
                .put("id", "price_own")
                .putNull("lookup_key")
                .putObject("metadata");
        ((ArrayNode) row.path("items").path("data")).add(more);
    }

    private static PriceTerms terms(String code) {
        return new PriceTerms(code, "Foyer Pro", "USD", BillingInterval.MONTH, 9_900, 0, 0);
    }

    /** Whether its seats are paid so, whoever knows the price says. */
    @Test
    void leavesThePlanWhatItIs() {
        var terms = terms("WHOLE-1");
        var price = world.gateway.price(world.account(), terms, null);
        var request = new CheckoutRequest(
                buyer.tenant, null, "a@example.com", "A", price, terms, 3, 0, "https://a/x", "https://a/y");
        var whole = world.pays(world.gateway.checkout(world.account(), request, StripeSubscriber.key()));
        var bySeat = buyer.subscribes();
        assertThat(buyer.now(whole))
                .returns("WHOLE-1", ProviderSubscription::priceCode)
                .returns(1, ProviderSubscription::seats);

        sellsMore(whole);
        sellsMore(bySeat);

        assertThat(buyer.now(whole))
                .returns("WHOLE-1", ProviderSubscription::priceCode)
                .returns(0, ProviderSubscription::seats);
        assertThat(buyer.now(bySeat))
                .returns(StripeSubscriber.TERMS.code(), ProviderSubscription::priceCode)
                .returns(3, ProviderSubscription::seats);
    }
}
