package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of seats with Stripe and with PayPal: who agrees, several at once, answers that are lost, clocks that differ. */
@FoyerTest
@Tag("graphql")
class ProviderChangesTest extends PlayedProvider {

    private GraphQlAnswer shown() {
        return owner.client().post("""
                { viewer { tenant { entitlements { key limit }
                    billing { subscription { seats } pendingChange { kind seats url expiresAt } } } } }""");
    }

    private int seats() {
        var shown = shown();
        var seats = shown.data("viewer.tenant.billing.subscription.seats").asInt();
        assertThat(shown.data("viewer.tenant.entitlements").valueStream())
                .filteredOn(one -> one.path("key").asString().equals("SEATS"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("limit").asInt()).isEqualTo(seats));
        return seats;
    }

    private String pending() {
        var change = shown().data("viewer.tenant.billing.pendingChange");
        return change.isNull()
                ? ""
                : change.path("kind").asString() + " " + change.path("seats").asInt();
    }

    private String page() {
        return shown().text("viewer.tenant.billing.pendingChange.url");
    }

    @Test
    void seatsOfPayPalWaitForTheBuyerAndForPayPalsWord() {
        pays(new PayPalWorld(), 2);

        assertThat(billing.wants(owner, 5)).isEmpty();
        assertThat(pending()).isEqualTo("AWAITING_APPROVAL 5");
        assertThat(page()).startsWith("https://www.paypal.com/");
        assertThat(shown().text("viewer.tenant.billing.pendingChange.expiresAt"))
                .isNotBlank();
        assertThat(seats()).isEqualTo(2);

        world.agrees(page());
        assertThat(seats()).as("before PayPal says so").isEqualTo(2);

        tell();
        assertThat(seats()).isEqualTo(5);
        assertThat(pending()).isEmpty();
    }

    @Test
    void whatTheBuyerDoesNotAgreeToComesNoMore() {
        pays(new PayPalWorld(), 2);
        billing.wants(owner, 5);
        var old = page();
        rows.change("update billing.pending_change set expires_at = now() where tenant_id = ?");
        assertThat(pending()).isEmpty();
        assertThat(seats()).isEqualTo(2);

        assertThat(billing.wants(owner, 3)).isEmpty();
        assertThat(pending()).isEqualTo("AWAITING_APPROVAL 3");
        assertThat(page()).isNotEqualTo(old);
        world.agrees(page());
        tell();
        assertThat(seats()).isEqualTo(3);
        assertThat(rows.text("select status from billing.pending_change where tenant_id = ? order by created_at"))
                .isEqualTo("ABANDONED\nAPPLIED");
        var refused = "select kind from billing.history where kind = 'CHANGE_REFUSED' and tenant_id = ?";
        assertThat(rows.text(refused)).isEqualTo("CHANGE_REFUSED");
    }

    @Test
    void aSecondWishTakesThePlaceOfTheOneThatWaits() {
        pays(new PayPalWorld(), 2);
        billing.wants(owner, 5);
        billing.wants(owner, 4);

        assertThat(pending()).isEqualTo("AWAITING_APPROVAL 4");
        world.agrees(page());
        tell();

        assertThat(seats()).isEqualTo(4);
    }

    @Test
    void ofTwoAdminsAtOnceStripeIsAskedOncePerWishThatCame() throws Exception {
        var subscription = pays(new StripeWorld(), 2);
        var admin = tenants.join(owner, "ADMIN");

        var answers = AtOnce.<List<String>>run(List.of(() -> billing.wants(owner, 4), () -> billing.wants(admin, 6)));

        assertThat(answers)
                .allMatch(codes -> codes.isEmpty() || codes.equals(List.of("CHANGE_IN_PROGRESS")))
                .anyMatch(List::isEmpty);
        var now = "select count(*) from billing.pending_change where not at_period_end and tenant_id = ?";
        assertThat(world.changes()).as("less waits for the end").hasToString(rows.text(now));
        assertThat(payments(subscription)).isEqualTo(1 + (int) world.changes());
        tell();
        assertThat(seats())
                .isEqualTo(world.gateway()
                        .subscription(world.account(), subscription)
                        .seats())
                .isIn(4, 6);
        assertThat(rows.text("select status from billing.pending_change where tenant_id = ?"))
                .doesNotContain("REQUESTED");
    }

    private int payments(String subscription) {
        return world.gateway()
                .statement(world.account(), subscription)
                .payments()
                .size();
    }

    @Test
    void whatWasChargedAndNotAnsweredIsChargedOnce() {
        var stripe = new StripeWorld();
        var subscription = pays(stripe, 2);
        var key = UUID.randomUUID().toString();

        world.losesNextAnswer();
        assertThat(billing.wants(owner, 5, key)).containsExactly("PROVIDER_UNAVAILABLE");
        assertThat(payments(subscription)).isEqualTo(2);

        stripe.refusesKeyOnce(false);
        assertThat(billing.wants(owner, 5, key)).as("with a key that is wrong").containsExactly("PROVIDER_UNAVAILABLE");
        assertThat(billing.wants(owner, 5, key)).isEmpty();
        assertThat(payments(subscription)).isEqualTo(2);
        assertThat(seats()).isEqualTo(5);
        tell();
        assertThat(seats()).isEqualTo(5);
        assertThat(rows.text("select count(*) from billing.payment where tenant_id = ?"))
                .isEqualTo("2");
    }

    /** Nor does it need whoever lost the answer to ask again: the webhook tells, whatever the wish came to. */
    @Test
    void whatWasChargedAndNotAnsweredIsToldByTheWebhook() {
        pays(new StripeWorld(), 2);

        world.losesNextAnswer();
        billing.wants(owner, 5);
        tell();

        assertThat(seats()).isEqualTo(5);
        assertThat(rows.text("select count(*) from billing.payment where tenant_id = ?"))
                .isEqualTo("2");
    }

    /** What has happened counts, whichever clock is ahead: answers are dated by ours, and events by the provider's. */
    @ParameterizedTest
    @ValueSource(ints = {-299, 299})
    void clocksMayDifferByFiveMinutes(int seconds) {
        var skew = Duration.ofSeconds(seconds);
        for (var provider : List.of(new StripeWorld(), new PayPalWorld())) {
            provider.passes(skew);
            var subscription = pays(provider, 2);
            tell(skew);
            for (var seats : List.of(5, 7)) {
                assertThat(billing.wants(owner, seats)).isEmpty();
                if (pending().startsWith("AWAITING")) {
                    world.agrees(page());
                }
                tell(skew);
                assertThat(seats()).as(provider + " " + skew).isEqualTo(seats);
                billing.as(owner, () -> {
                    billing.refresh.refresh();
                    return seats;
                });
                assertThat(seats()).isEqualTo(seats);
                world.passes(Duration.ofSeconds(1));
            }
            world.gateway().cancel(world.account(), subscription, false, "end");
            tell(skew);
            var seen = shown().data("viewer.tenant.billing.subscription.seats");
            assertThat(seen.asInt()).isEqualTo(7);
            assertThat(rows.text("select plan from entitlements.claim where tenant_id = ?"))
                    .isEqualTo("FREE");
            world.close();
        }
    }
}
