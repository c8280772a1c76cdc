package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import foyer.tenancy.deletion.Deletions;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A company that is deleted pays nothing any more. */
@FoyerTest
@Tag("graphql")
class SubscriptionEndingsTest {

    @Autowired
    SubscriptionEndings endings;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    ApplicationContext beans;

    private BillingApi billing;
    private BillingRows rows;
    private Deletions deletions;

    @BeforeEach
    void signUp() {
        billing = new BillingApi(tenants.signUpFree("LEAD_GENERATION"));
        rows = new BillingRows(database, billing.member().tenant());
        deletions = new Deletions(beans);
    }

    private String atTheProvider() {
        return rows.text("select status || ' ' || cancel_at_period_end from payments.sandbox_subscription"
                + " where reference = ?");
    }

    private String subscriptions() {
        return rows.text("select count(*) from billing.subscription where tenant_id = ?");
    }

    @Test
    void endsWithItsPeriodOnceTheDeletionIsAskedForAndGoesOnIfTheOwnerWants() throws Exception {
        billing.subscribes("PRO", 2);
        Deletions.request(billing.member().client()).succeeded("tenantRequestDeletion");

        Awaited.until(() -> rows.text("select count(*) from billing.ending where tenant_id = ?")
                .equals("1"));
        endings.run();

        assertThat(atTheProvider()).isEqualTo("TRIALING true");
        assertThat(billing.text("subscription.cancelAtPeriodEnd")).isEqualTo("true");
        assertThat(rows.text("select count(*) from billing.ending where tenant_id = ?"))
                .isEqualTo("0");

        billing.member()
                .client()
                .post("mutation { tenantCancelDeletion { userErrors { code } } }")
                .succeeded("tenantCancelDeletion");
        billing.wish("subscriptionResume", Map.of()).succeeded("subscriptionResume");
        endings.run();
        assertThat(atTheProvider()).isEqualTo("TRIALING false");
    }

    @Test
    void isTriedUntilTheProviderIsThere() throws Exception {
        billing.subscribes("PRO", 2);
        rows.change("update billing.subscription set provider = 'STRIPE' where tenant_id = ?");
        rows.change("insert into billing.ending (tenant_id) values (?)");
        endings.run();
        assertThat(atTheProvider()).isEqualTo("TRIALING false");

        rows.change("update billing.subscription set provider = 'SANDBOX' where tenant_id = ?");
        endings.run();
        endings.run();

        assertThat(atTheProvider()).isEqualTo("TRIALING true");
    }

    @Test
    void goesOnWhenTheDeletionIsTakenBackBefore() throws Exception {
        billing.subscribes("PRO", 2);
        Deletions.request(billing.member().client()).succeeded("tenantRequestDeletion");
        Awaited.until(() -> rows.text("select count(*) from billing.ending where tenant_id = ?")
                .equals("1"));

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
        billing.subscribes("ENTERPRISE", 2);
        deletions.close(billing.member());
        deletions.settle(billing.member());
        rows.change("update billing.subscription set provider = 'STRIPE' where tenant_id = ?");

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
    void waitsForAPageOnWhichSomebodyCouldStillSubscribe() throws Exception {
        var page = billing.start(BillingApi.checkout("ENTERPRISE", 2))
                .succeeded("billingCheckoutStart")
                .text("billingCheckoutStart.redirectUrl");
        deletions.close(billing.member());
        deletions.settle(billing.member());
        assertThatIllegalStateException().isThrownBy(deletions::purge).withMessageContaining("subscribe");

        BillingApi.pay(page, "pay");
        deletions.purge();

        assertThat(atTheProvider()).startsWith("CANCELLED");
        assertThat(subscriptions()).isEqualTo("0");
        assertThat(rows.text("select count(*) from billing.checkout where tenant_id = ?"))
                .isEqualTo("0");
    }
}
