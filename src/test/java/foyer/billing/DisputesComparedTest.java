package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.stripe.StripeWorld;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Which payments Stripe is asked about at night: those that it says are disputed, however old, and no others. */
@FoyerTest
@Tag("module")
@SuppressWarnings("NullAway.Init")
class DisputesComparedTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private StripeWorld world;
    private PlayedBilling billing;
    private String subscription;

    @BeforeEach
    void pays() {
        world = new StripeWorld();
        var owner = tenants.signUpFree("LEAD_GENERATION");
        billing = new PlayedBilling(beans, world, new BillingRows(database, owner.tenant()));
        subscription = billing.pays(owner, "ENTERPRISE", 2);
        billing.sent().forEach(billing::receives);
    }

    @AfterEach
    void ends() {
        world.close();
    }

    private int differences() {
        return billing.rows.as(billing.reconciles::reconcile).differences();
    }

    @Test
    void theOldestOfManyIsFound() {
        var dispute = world.disputes(subscription);
        for (var paid = 1; paid < 10; paid++) {
            world.periodEnds(subscription);
        }

        differences();
        assertThat(billing.rows.text("select count(*) from billing.payment where tenant_id = ?"))
                .isEqualTo("10");
        assertThat(billing.rows.text("select external_id from billing.dispute where tenant_id = ?"))
                .isEqualTo(dispute);
        assertThat(world.asked("GET /v1/disputes")).isEqualTo(1);

        var written = billing.rows.text("select updated_at from billing.dispute where tenant_id = ?");
        var seen = billing.rows.text("select seen_at from billing.dispute where tenant_id = ?");
        assertThat(differences()).isZero();
        assertThat(world.asked("GET /v1/disputes")).isEqualTo(2);
        assertThat(billing.rows.text("select updated_at from billing.dispute where tenant_id = ?"))
                .as("what people export is as it was")
                .isEqualTo(written);
        assertThat(billing.rows.text("select seen_at from billing.dispute where tenant_id = ?"))
                .isNotEqualTo(seen);
    }

    @Test
    void nobodyIsAskedWhereNothingIsDisputed() {
        differences();

        assertThat(world.asked("GET /v1/disputes")).isZero();
    }

    @Test
    void itIsFoundAsLongAfterTheEndAsBuyersMayDispute() {
        world.gateway().cancel(world.account(), subscription, false, "end");
        differences();
        billing.rows.change(
                "update billing.subscription set ended_at = now() - interval '179 days' where tenant_id = ?");
        var dispute = world.disputes(subscription);

        assertThat(differences()).isPositive();
        assertThat(billing.rows.text("select external_id from billing.dispute where tenant_id = ?"))
                .isEqualTo(dispute);
    }
}
