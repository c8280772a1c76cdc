package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.PayingWorld;
import foyer.payments.PaymentWorld.Delivery;
import foyer.payments.SubscriptionStatus;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.http.OutboundException;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second subscription ends whatever becomes of its money, and nothing else waits for that. */
@FoyerTest
@Tag("module")
@SuppressWarnings("NullAway.Init") // each test begins by paying twice
class ExtraMoneyTest extends PlayedProvider {

    private String left;
    private String first;
    private String extra;

    /** Three pages are begun and two are paid; of the second nobody has told yet. */
    private void paysTwice(PayingWorld provider) {
        plays(provider);
        world.passes(Duration.ofDays(-1));
        left = billing.begins(owner, "ENTERPRISE", 4);
        var one = billing.begins(owner, "ENTERPRISE", 2);
        var other = billing.begins(owner, "ENTERPRISE", 3);
        becomes("DONE");
        first = billing.agrees(one);
        tell();
        world.passes(Duration.ofHours(1));
        extra = billing.agrees(other);
    }

    private void becomes(String pages) {
        rows.change("update billing.checkout set status = ? where tenant_id = ?", pages);
    }

    private static List<Delivery> about(String subscription, List<Delivery> deliveries) {
        return deliveries.stream()
                .filter(one -> one.text().contains(subscription))
                .toList();
    }

    private void theFirstIsToldOfAgain() {
        billing.receives(about(first, since(0, Duration.ZERO)).getLast());
    }

    private String stands() {
        return rows.text("""
                select string_agg(s.status || ' ' || p.back || ' of ' || p.paid, ', ' order by s.extra_at is not null)
                from billing.subscription s
                cross join lateral (select sum(refunded_minor) back, sum(amount_minor) paid from billing.payment
                    where tenant_id = s.tenant_id and subscription = s.external_id) p
                where s.tenant_id = ?""");
    }

    @Test
    void oneEndsThoughItsProviderRefusesToGiveTheMoneyBack() {
        var paypal = new PayPalWorld();
        paysTwice(paypal);
        paypal.refusesRefunds("SOMETHING_NEW");

        tell();

        assertThat(world.gateway().subscription(world.account(), extra).status())
                .isEqualTo(SubscriptionStatus.CANCELLED);
        var paid = world.gateway()
                .statement(world.account(), extra)
                .payments()
                .getFirst()
                .amountMinor();
        assertThat(stands()).startsWith("ACTIVE 0 of ").endsWith(", CANCELLED 0 of " + paid);

        paypal.refusesRefunds(null);
        theFirstIsToldOfAgain();

        assertThat(stands()).startsWith("ACTIVE 0 of ").endsWith(", CANCELLED %d of %d".formatted(paid, paid));
    }

    @Test
    void whatWasLostByADisputeIsNotAskedForAgain() {
        var stripe = new StripeWorld();
        paysTwice(stripe);
        world.decides(world.disputes(extra), true);
        tell();
        assertThat(stands()).startsWith("ACTIVE 0 of ").contains(", CANCELLED 0 of ");
        var asked = stripe.asked("GET /v1/subscriptions/" + extra) + stripe.asked("POST /v1/refunds");
        assertThat(asked).isPositive();

        theFirstIsToldOfAgain();

        assertThat(stripe.asked("GET /v1/subscriptions/" + extra) + stripe.asked("POST /v1/refunds"))
                .isEqualTo(asked);
    }

    /** What was paid so long ago no provider gives back. */
    @Test
    void thatIsGivenUpSomeDay() {
        var paypal = new PayPalWorld();
        paysTwice(paypal);
        paypal.refusesRefunds("SOMETHING_NEW");
        tell();
        paypal.refusesRefunds(null);
        rows.change("update billing.subscription set ended_at = now() - interval '181 days'"
                + " where extra_at is not null and tenant_id = ?");

        theFirstIsToldOfAgain();

        assertThat(stands()).contains(", CANCELLED 0 of ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherPagesAreClosedThoughNobodyKnowsWhetherItEnded(boolean byRefresh) {
        paysTwice(new StripeWorld());
        becomes("OPEN");
        world.losesNextAnswer();

        if (byRefresh) {
            rows.as(() -> {
                billing.refresh.refresh();
                return extra;
            });
        } else {
            var began = about(extra, untold(Duration.ZERO)).getFirst();
            assertThatThrownBy(() -> billing.receives(began)).isInstanceOf(OutboundException.class);
        }

        assertThat(rows.text(
                        "select status from billing.checkout where external_id = '" + left + "' and tenant_id = ?"))
                .isEqualTo("EXPIRED");
        assertThat(stands()).startsWith("ACTIVE 0 of ").contains(", CANCELLED ");
    }
}
