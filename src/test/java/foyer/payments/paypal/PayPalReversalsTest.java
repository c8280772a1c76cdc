package foyer.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.ProviderDispute;
import foyer.payments.ProviderDispute.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is known of payments that were taken back, and that buyers want back, when PayPal does not tell all of it. */
@Tag("unit")
class PayPalReversalsTest {

    private final PayPalWorld paypal = new PayPalWorld();
    private final String subscription =
            new PayPalSubscriber(paypal).subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
    private final String first = payment();

    @AfterEach
    void endsTheWorld() {
        paypal.close();
    }

    private String payment() {
        return paypal.server.sales.newest(subscription).path("id").asString();
    }

    private List<ProviderDispute> disputes(List<String> payments, String... gone) {
        return paypal.gateway().disputes(paypal.account(), subscription, payments, Set.of(gone));
    }

    @Test
    void complaintsAreToldThoughEventsAreNot() {
        paypal.gateway().refund(paypal.account(), first, "USD", 500, "key-1");
        paypal.periodEnds(subscription);
        var complaint = paypal.disputes(subscription);
        paypal.hidesEvents();

        assertThat(disputes(List.of(payment(), first), first))
                .singleElement()
                .returns(complaint, ProviderDispute::id)
                .returns(Status.NEEDS_RESPONSE, ProviderDispute::status);
    }

    /** Nothing says when it was. */
    @Test
    void whatIsCalledSoIsTakenBackThoughNoEventTellsOfIt() {
        paypal.passes(Duration.ofDays(3));
        paypal.server.sales.newest(subscription).put("state", "reversed");

        assertThat(disputes(List.of(first), first))
                .singleElement()
                .returns(first, ProviderDispute::id)
                .returns(Status.LOST, ProviderDispute::status)
                .returns(paypal.now(), ProviderDispute::closedAt);
    }

    @Test
    void nobodyIsAskedForEventsOfWhatDidNotGoBack() {
        paypal.reverses(subscription);

        assertThat(disputes(List.of(first))).isEmpty();
        assertThat(paypal.listedEvents()).isZero();
        assertThat(disputes(List.of(first), first)).hasSize(1);
    }
}
