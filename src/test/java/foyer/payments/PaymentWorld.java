package foyer.payments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The buyer and the provider as a gateway's tests play them, and the gateway between. One for each test. */
public interface PaymentWorld {

    /** What not every provider does. */
    enum Can {
        /** A page where a customer changes what they pay with. */
        PORTAL,
        /** {@link #coupon} is one. */
        COUPONS,
        /** Says itself what a change would cost. */
        PREVIEWS,
        /** Keeps credit of customers, which later invoices take. */
        CREDITS,
        /** Lists what it gave back. */
        REFUNDS,
        /** Closes a page on which nobody has subscribed. */
        CLOSES_PAGES,
        /** Keeps a change for the end of the period, and lets go of it. */
        SCHEDULES,
        /** Ends free days with a change. */
        TRIALS_END,
        /** Does a deed whose answer does not arrive; what is within one process always arrives. */
        LOSES_ANSWERS
    }

    /** What a provider sends to the address of webhooks; headers by their names in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Delivery(Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    PaymentGateway gateway();

    PaymentAccount account();

    Set<Can> can();

    /** What it is by the world's clock, to the second. */
    Instant now();

    /** A price each month in USD as the provider takes it: by seat, or with an amount besides. */
    PriceTerms terms(String code, long seatAmountMinor, int trialDays);

    /** The code of a coupon, where there are any. */
    String coupon();

    /** The buyer pays on the page with a card that is good; answers the provider's id of the subscription. */
    String pays(CheckoutPage page);

    /** The buyer agrees to a change on the page that {@link ChangeOutcome.AwaitingApproval} names. */
    void agrees(String url);

    /** It becomes the end of the period that is paid, and the provider does what is due then. */
    void periodEnds(String subscription);

    /** The provider does the next deed that it is asked for, and its answer does not arrive. */
    void losesNextAnswer();

    /** All webhooks that the provider has sent, the oldest first, as it signed them. */
    List<Delivery> deliveries();

    /** An event of a type that nobody knows yet, as the provider writes its events. */
    String unknownEvent();

    /** A body that the provider signs and sends at that time. */
    Delivery signed(String body, Instant at);

    /** What pretends to be the provider's in the ways that are this protocol's own, by what is wrong with it. */
    Map<String, Delivery> forgeries(String body);
}
