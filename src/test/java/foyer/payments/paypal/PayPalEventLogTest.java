package foyer.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.ProviderRefund;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An account may have more events than are read. */
@Tag("unit")
@ExtendWith(OutputCaptureExtension.class)
class PayPalEventLogTest {

    /** Ten pages of this PayPal, which has two on each. */
    private static final int MOST = 20;

    private static final String SAID = "older ones are not read";

    private final PayPalWorld paypal = new PayPalWorld();
    private final String subscription =
            new PayPalSubscriber(paypal).subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));

    @AfterEach
    void endsTheWorld() {
        paypal.close();
    }

    @Test
    void readsTheNewestAndSaysThatThereAreMore(CapturedOutput output) {
        var all = refunds(MOST + 1);

        assertThat(listed()).containsExactlyInAnyOrderElementsOf(all.subList(1, all.size()));
        assertThat(output).contains(SAID);
    }

    @Test
    void saysNothingOfAsManyAsAreRead(CapturedOutput output) {
        var all = refunds(MOST);

        assertThat(listed()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(output).doesNotContain(SAID);
    }

    private List<String> refunds(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> paypal.gateway()
                        .refund(paypal.account(), payment(), "USD", 10, "key-" + n)
                        .id())
                .toList();
    }

    private List<String> listed() {
        return paypal.gateway().refunds(paypal.account(), subscription, Set.of(payment())).stream()
                .map(ProviderRefund::id)
                .toList();
    }

    private String payment() {
        return paypal.gateway()
                .statement(paypal.account(), subscription)
                .payments()
                .getFirst()
                .id();
    }
}
