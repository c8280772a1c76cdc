package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.SubscriptionStatus;
import foyer.payments.paypal.PayPalWorld;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages of PayPal's that somebody left and agrees to after all, when there is, or was, another subscription. */
@FoyerTest
@Tag("graphql")
class LatePagesTest extends PlayedProvider {

    @BeforeEach
    void begins() {
        plays(new PayPalWorld());
        world.passes(Duration.ofDays(-40));
    }

    private SubscriptionStatus at(String subscription) {
        return world.gateway().subscription(world.account(), subscription).status();
    }

    private String text(String sql) {
        return rows.text(sql + " and tenant_id = ?");
    }

    /** PayPal counts both from when their pages were made. */
    @Test
    void whatIsUsedGoesOnThoughThePageWasBegunLater() {
        var left = billing.begins(owner, "ENTERPRISE", 3);
        world.passes(Duration.ofHours(1));
        var used = billing.pays(owner, "ENTERPRISE", 2);
        tell();
        world.periodEnds(used);
        tell();
        world.passes(Duration.ofHours(1));

        billing.agrees(left);
        tell();

        assertThat(at(used)).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(at(left)).isEqualTo(SubscriptionStatus.CANCELLED);
        assertThat(text("select external_id from billing.subscription s where exists (select from billing.account a"
                        + " where a.tenant_id = s.tenant_id and a.subscription_id = s.id)"))
                .isEqualTo(used);
        assertThat(text("select sum(refunded_minor) || ' of ' || sum(amount_minor) from billing.payment"
                        + " where subscription = '" + used + "'"))
                .startsWith("0 of ");
        assertThat(text("select (sum(refunded_minor) = sum(amount_minor))::text from billing.payment"
                        + " where subscription = '" + left + "'"))
                .isEqualTo("true");
        assertThat(
                        text(
                                "select template from platform.mail where template like 'billing-%' and template <> 'billing-refund'"))
                .isEqualTo("billing-extra");
    }

    @Test
    void freeDaysAreForOnceWhateverPagesWereBegunBefore() {
        var left = billing.begins(owner, "PRO", 2);
        world.passes(Duration.ofHours(1));
        var tried = billing.pays(owner, "PRO", 2);
        tell();
        assertThat(at(tried)).isEqualTo(SubscriptionStatus.TRIALING);
        billing.as(owner, () -> {
            billing.changes.cancel(
                    new BillingInputs.Cancel(false, UUID.randomUUID().toString(), null));
            return tried;
        });
        tell();
        world.passes(Duration.ofHours(1));

        billing.agrees(left);
        tell();

        assertThat(at(left)).isEqualTo(SubscriptionStatus.CANCELLED);
        assertThat(text("select plan from entitlements.claim where true")).isEqualTo("FREE");
        assertThat(text("select kind from billing.history where kind = 'EXTRA_SUBSCRIPTION'"))
                .isEqualTo("EXTRA_SUBSCRIPTION");
        assertThat(text("select template from platform.mail where template like 'billing-%'"))
                .isEqualTo("billing-trial-again");

        var paid = billing.pays(owner, "PRO", 2);
        tell();
        assertThat(at(paid)).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(text("select plan from entitlements.claim where true")).isEqualTo("PRO");
    }
}
