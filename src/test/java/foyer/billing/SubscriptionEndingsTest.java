package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.tenancy.deletion.Deletions;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A company that is deleted pays nothing any more. */
@FoyerTest
@Tag("graphql")
class SubscriptionEndingsTest extends PayingTenant {

    @Autowired
    SubscriptionEndings endings;

    @Autowired
    ApplicationContext beans;

    private Deletions deletions;

    @BeforeEach
    void mayBeDeleted() {
        deletions = new Deletions(beans);
    }

    private String atTheProvider() {
        return rows.text("select status || ' ' || cancel_at_period_end from payments.sandbox_subscription"
                + " where reference = ?");
    }

    private String subscriptions() {
        return rows.text("select count(*) from billing.subscription where tenant_id = ?");
    }

    private String codes(String mutation) {
        return String.join(" ", billing.wish(mutation, Map.of()).userErrorCodes(mutation));
    }

    private void asksForTheDeletion() {
        Deletions.request(billing.member().client()).succeeded("tenantRequestDeletion");
        Awaited.until(() -> rows.text("select count(*) from billing.ending where tenant_id = ?")
                .equals("1"));
    }

    @Test
    void endsWithItsPeriodOnceTheDeletionIsAskedForAndGoesOnIfTheOwnerWants() throws Exception {
        subscribes("PRO", 2);
        asksForTheDeletion();
        endings.run();

        assertThat(atTheProvider()).isEqualTo("TRIALING true");
        assertThat(billing.text("subscription.cancelAtPeriodEnd")).isEqualTo("true");
        assertThat(codes("subscriptionResume")).isEqualTo("DELETION_REQUESTED");

        billing.member()
                .client()
                .post("mutation { tenantCancelDeletion { userErrors { code } } }")
                .succeeded("tenantCancelDeletion");
        billing.wish("subscriptionResume", Map.of()).succeeded("subscriptionResume");
        endings.run();
        assertThat(atTheProvider()).isEqualTo("TRIALING false");
    }

    /** There is no Stripe here, and the sandbox does not know what has another id. */
    @Test
    void isTriedUntilTheProviderDoesIt() throws Exception {
        subscribes("PRO", 2);
        asksForTheDeletion();
        rows.change("update billing.subscription set provider = 'STRIPE', live = null where tenant_id = ?");
        endings.run();
        assertThat(atTheProvider()).isEqualTo("TRIALING false");

        rows.change("update billing.subscription set provider = 'SANDBOX', external_id = 'gone ' || external_id"
                + " where tenant_id = ?");
        endings.run();
        rows.change("update billing.subscription set external_id = substr(external_id, 6) where tenant_id = ?");
        endings.run();
        assertThat(atTheProvider()).as("not every minute").isEqualTo("TRIALING false");

        rows.change("update billing.ending set rests_until = now() where tenant_id = ?");
        endings.run();
        assertThat(atTheProvider()).isEqualTo("TRIALING true");
    }

    @Test
    void whatIsPaidOnAPageOfBeforeEndsWithItsFirstPeriodAndNoOtherIsBegun() throws Exception {
        var page = billing.start(BillingApi.checkout("PRO", 2))
                .succeeded("billingCheckoutStart")
                .text("billingCheckoutStart.redirectUrl");
        asksForTheDeletion();
        endings.run();
        assertThat(billing.start(BillingApi.checkout("PRO", 2)).userErrorCodes("billingCheckoutStart"))
                .containsExactly("DELETION_REQUESTED");

        BillingApi.pay(page, "pay");
        billing.refresh();
        assertThat(atTheProvider()).isEqualTo("TRIALING false");
        endings.run();
        assertThat(atTheProvider()).isEqualTo("TRIALING true");

        // Somebody lets it go on with the provider itself.
        rows.change("update payments.sandbox_subscription set cancel_at_period_end = false where reference = ?");
        billing.refresh();
        endings.run();
        assertThat(atTheProvider()).isEqualTo("TRIALING true");
    }

    @Test
    void goesOnWhenTheDeletionIsTakenBackBefore() throws Exception {
        subscribes("PRO", 2);
        asksForTheDeletion();

        billing.member()
                .client()
                .post("mutation { tenantCancelDeletion { userErrors { code } } }")
                .succeeded("tenantCancelDeletion");
        Awaited.until(() -> rows.text("select count(*) from billing.ending where tenant_id = ?")
                .equals("0"));
        endings.run();

        assertThat(atTheProvider()).isEqualTo("TRIALING false");
    }

    @Test
    void endsAtOnceBeforeTheFirstRowGoesHoweverLongThatTakes() throws Exception {
        subscribes("ENTERPRISE", 2);
        deletions.close(billing.member());
        deletions.settle(billing.member());
        rows.change("update billing.subscription set provider = 'STRIPE', live = null where tenant_id = ?");

        assertThatIllegalStateException().isThrownBy(deletions::purge).withMessageContaining("STRIPE");
        assertThat(subscriptions()).as("nobody can end it").isEqualTo("1");
        assertThat(rows.text("select count(*) from tenancy.membership where tenant_id = ?"))
                .isEqualTo("1");

        rows.change("update billing.subscription set provider = 'SANDBOX' where tenant_id = ?");
        deletions.purge();
        assertThat(subscriptions()).isEqualTo("0");
        assertThat(atTheProvider()).startsWith("CANCELLED");
    }

    @Test
    void closesPagesOnWhichSomebodyCouldStillSubscribe() throws Exception {
        var pages = Stream.generate(() -> billing.start(BillingApi.checkout("ENTERPRISE", 2))
                        .succeeded("billingCheckoutStart")
                        .text("billingCheckoutStart.redirectUrl"))
                .limit(2)
                .toList();
        deletions.close(billing.member());
        deletions.settle(billing.member());
        BillingApi.pay(pages.getFirst(), "pay");

        deletions.purge();

        assertThatThrownBy(() -> BillingApi.pay(pages.getLast(), "pay")).isInstanceOf(AssertionError.class);
        assertThat(atTheProvider()).startsWith("CANCELLED");
        assertThat(subscriptions()).isEqualTo("0");
        assertThat(rows.text("select count(*) from billing.checkout where tenant_id = ?"))
                .isEqualTo("0");
    }
}
