package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.paypal.PayPalWorld;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** PayPal has more seats at once and bills them with the next period: nobody goes on having them for nothing. */
@FoyerTest
@Tag("graphql")
class UnpaidRaisesTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private final PayPalWorld world = new PayPalWorld();
    private TestMember owner;
    private PlayedBilling billing;
    private String subscription;
    private int told;

    @BeforeEach
    void pays() {
        owner = tenants.signUpFree("LEAD_GENERATION");
        billing = new PlayedBilling(beans, world, new BillingRows(database, owner.tenant()));
        begins();
    }

    private void begins() {
        subscription = billing.pays(owner, "ENTERPRISE", 5);
        tell();
        assertThat(stands()).isEqualTo("5");
    }

    @AfterEach
    void ends() {
        world.close();
    }

    private void tell() {
        var all = world.deliveries();
        all.subList(told, all.size()).forEach(one -> billing.receives(world.signed(one.text(), world.now())));
        told = all.size();
    }

    /** The buyer asks for so many seats and agrees to them. */
    private String becomes(int seats) {
        world.passes(Duration.ofSeconds(1));
        assertThat(billing.wants(owner, seats)).isEmpty();
        world.agrees(billing.rows.text(
                "select url from billing.pending_change where tenant_id = ? and status = 'AWAITING_APPROVAL'"));
        tell();
        return stands();
    }

    /** The next period begins, and is paid; answers for how many seats. */
    private String renews() {
        world.periodEnds(subscription);
        tell();
        var payments = world.gateway().statement(world.account(), subscription).payments();
        return stands() + " paid "
                + payments.getFirst().amountMinor() * 5 / payments.getLast().amountMinor();
    }

    /** Seats that are granted, and those that are to come. */
    private String stands() {
        return billing.rows.text("select concat_ws(' then ', l.allowed, s.next_seats) from entitlements.claim_limit l"
                + " join billing.account a on a.tenant_id = l.tenant_id"
                + " join billing.subscription s on s.id = a.subscription_id"
                + " where l.limit_key = 'SEATS' and l.tenant_id = ?");
    }

    @Test
    void whatIsTakenBackUnpaidIsHadForTheRestOfOnePeriod() {
        assertThat(becomes(50)).isEqualTo("50");
        assertThat(becomes(5)).isEqualTo("5");
        // The period is the same, and so is what it may be had for.
        assertThat(becomes(20)).isEqualTo("20");
        assertThat(becomes(5)).isEqualTo("5");
        assertThat(renews()).isEqualTo("5 paid 5");

        assertThat(billing.looks(owner, 50)).returns(true, BillingPreview::atPeriodEnd);
        assertThat(becomes(50)).isEqualTo("5 then 50");
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(renews()).isEqualTo("50 paid 50");
        assertThat(becomes(60)).isEqualTo("50 then 60");
        assertThat(becomes(40)).isEqualTo("50 then 40");
        assertThat(renews()).isEqualTo("40 paid 40");

        // After a year it is forgotten.
        billing.rows.change("update billing.account set raise_undone_at = raise_undone_at - interval '1 year'"
                + " where tenant_id = ?");
        assertThat(becomes(60)).isEqualTo("60");
    }

    @Test
    void norIsItHadByEndingAndBeginningAnew() {
        assertThat(becomes(50)).isEqualTo("50");
        billing.as(owner, () -> {
            billing.changes.cancel(
                    new BillingInputs.Cancel(false, UUID.randomUUID().toString(), null));
            return told;
        });
        tell();
        world.passes(Duration.ofSeconds(1));
        begins();

        assertThat(becomes(50)).isEqualTo("5 then 50");
        assertThat(renews()).isEqualTo("50 paid 50");
    }

    @Test
    void whatWasPaidIsGrantedAtOnceAgain() {
        assertThat(becomes(50)).isEqualTo("50");
        assertThat(renews()).isEqualTo("50 paid 50");
        assertThat(becomes(5)).isEqualTo("50 then 5");
        assertThat(renews()).isEqualTo("5 paid 5");

        assertThat(becomes(50)).isEqualTo("50");
    }

    /** Whoever knows the platform's public name can do that with PayPal: the differences tell of it. */
    @Test
    void atPricesOfTheirOwnNobodyHasMore() {
        world.passes(Duration.ofSeconds(1));
        world.overrides(subscription, 500);

        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isEqualTo(1);
        tell();

        assertThat(stands()).isEqualTo("5");
        assertThat(billing.rows.text("select plan from entitlements.claim where tenant_id = ?"))
                .isEqualTo("ENTERPRISE");
        assertThat(billing.rows.text("select kind from billing.history where kind = 'UNKNOWN_PRICE' and tenant_id = ?"))
                .isEqualTo("UNKNOWN_PRICE");
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();
    }
}
