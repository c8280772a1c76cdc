package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PayingWorld;
import foyer.payments.Provider;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.time.TenantClock;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Payments that buyers want back through their bank or PayPal: what is shown, what is owed again, what was not told. */
@FoyerTest
@Tag("graphql")
@SuppressWarnings("NullAway.Init") // each test begins by choosing its provider
class DisputesTest {

    private static final String NOBODY = "SUCCEEDED null; PAID 0; FULL";

    @Autowired
    ApplicationContext beans;

    @Autowired
    BillingDue due;

    @Autowired
    TenantClock clock;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PayingWorld world;
    private PlayedBilling billing;
    private String subscription;
    private int told;

    private void pays(Provider provider) {
        world = provider == Provider.STRIPE ? new StripeWorld() : new PayPalWorld();
        owner = tenants.signUpFree("LEAD_GENERATION");
        billing = new PlayedBilling(beans, world, new BillingRows(database, owner.tenant()));
        subscription = billing.pays(owner, "ENTERPRISE", 2);
        tell();
        assertThat(stands()).isEqualTo(NOBODY);
    }

    @AfterEach
    void ends() {
        world.close();
    }

    private void tell() {
        receiveFrom(told);
    }

    private void receiveFrom(int first) {
        var all = world.deliveries();
        all.subList(first, all.size()).forEach(one -> billing.receives(world.signed(one.text(), world.now())));
        told = all.size();
    }

    /** The newest payment, the newest invoice and what is due of it, and the access. */
    private String stands() {
        var shown = owner.client().post("""
                { viewer { tenant { billing { accessLevel accessChangesAt
                    payments(first: 1) { nodes { status dispute { status reason amount { amountMinor } openedAt closedAt } } }
                    invoices(first: 1) { nodes { status due { amountMinor } paid { amountMinor } total { amountMinor } } } } } } }""");
        var payment = shown.data("viewer.tenant.billing.payments.nodes.0");
        var invoice = shown.data("viewer.tenant.billing.invoices.nodes.0");
        var dispute = payment.path("dispute");
        if (!dispute.isNull()) {
            assertThat(dispute.path("reason").asString()).isIn("fraudulent", "UNAUTHORISED", "REVERSED");
            assertThat(dispute.path("amount")).isEqualTo(invoice.path("total"));
            assertThat(dispute.path("openedAt").asString()).isNotBlank();
        }
        var closed = dispute.path("closedAt").isString() ? " closed" : "";
        var due = invoice.path("due").path("amountMinor").asLong();
        assertThat(due + invoice.path("paid").path("amountMinor").asLong())
                .isEqualTo(invoice.path("total").path("amountMinor").asLong());
        return "%s %s%s; %s %s; %s"
                .formatted(
                        payment.path("status").asString(),
                        dispute.isNull() ? "null" : dispute.path("status").asString(),
                        closed,
                        invoice.path("status").asString(),
                        due == 0 ? "0" : "due",
                        shown.text("viewer.tenant.billing.accessLevel"));
    }

    private String history() {
        return billing.rows.text(
                "select kind from billing.history where kind in ('PAYMENT_DISPUTED', 'RECONCILED') and tenant_id = ?");
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "PAYPAL"})
    void whatIsLostIsOwedAgain(Provider provider) {
        pays(provider);
        var first = told;
        var dispute = world.disputes(subscription);
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED NEEDS_RESPONSE; PAID 0; FULL");
        var second = told;
        world.passes(Duration.ofSeconds(2));
        world.decides(dispute, true);
        tell();

        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        assertThat(history()).isEqualTo("PAYMENT_DISPUTED\nPAYMENT_DISPUTED\nPAYMENT_DISPUTED");
        assertThat(billing.rows.text("select details::text from billing.history where kind = 'INVOICE_CHANGED'"
                        + " and tenant_id = ? order by id desc limit 1"))
                .contains("PAID", "OPEN");

        // It comes again, and what was before comes last.
        receiveFrom(second);
        receiveFrom(first);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        assertThat(history()).hasLineCount(3);
        billing.rows.as(billing.reconciles::reconcile);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");

        // Days pass by the table, until another period is paid.
        billing.rows.change(
                "insert into billing.test_clock (at, tenant_id) values (?::timestamptz, ?)",
                Instant.now().plus(Duration.ofDays(16)).toString());
        Awaited.until(() -> clock.now(owner.tenant()).isAfter(Instant.now().plus(Duration.ofDays(15))));
        billing.rows.as(due::advance);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; READ_ONLY");
        world.periodEnds(subscription);
        tell();
        assertThat(stands()).isEqualTo(NOBODY);
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "PAYPAL"})
    void whatIsWonStaysPaid(Provider provider) {
        pays(provider);
        var dispute = world.disputes(subscription);
        world.decides(dispute, false);
        tell();

        assertThat(stands()).isEqualTo("SUCCEEDED WON closed; PAID 0; FULL");
    }

    /** By a bank, or by PayPal itself: there is no dispute that could be lost. */
    @Test
    void whatPayPalTakesBackWithoutADisputeIsOwedAgain() {
        pays(Provider.PAYPAL);
        var first = told;
        ((PayPalWorld) world).reverses(subscription);
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");

        receiveFrom(first);
        assertThat(history()).isEqualTo("PAYMENT_DISPUTED");
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");

        world.periodEnds(subscription);
        tell();
        assertThat(stands()).isEqualTo(NOBODY);
    }

    @Test
    void whatPayPalTookBackIsFoundByComparingAndFollowsTheDisputeOfIt() {
        pays(Provider.PAYPAL);
        ((PayPalWorld) world).reverses(subscription);
        // The payment and what became of it.
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isEqualTo(2);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        tell();
        assertThat(history()).isEqualTo("RECONCILED\nRECONCILED");

        world.decides(world.disputes(subscription), false);
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED WON closed; PAID 0; FULL");
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(stands()).isEqualTo("SUCCEEDED WON closed; PAID 0; FULL");
    }

    /** What was given back is not owed. */
    @Test
    void whatIsRefundedIsNotOwedAgain() {
        pays(Provider.PAYPAL);
        var payment = world.gateway()
                .statement(world.account(), subscription)
                .payments()
                .getFirst();
        world.gateway().refund(world.account(), payment.id(), "USD", payment.amountMinor(), "all-of-it");
        tell();
        billing.rows.as(billing.reconciles::reconcile);

        assertThat(stands()).isEqualTo(NOBODY);
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "PAYPAL"})
    void whatNobodyToldIsFoundByComparing(Provider provider) {
        pays(provider);
        var dispute = world.disputes(subscription);
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isEqualTo(1);
        assertThat(stands()).isEqualTo("SUCCEEDED NEEDS_RESPONSE; PAID 0; FULL");

        world.decides(dispute, true);
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isEqualTo(1);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        assertThat(history()).isEqualTo("RECONCILED\nRECONCILED");
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();

        // It is told after all.
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        assertThat(history()).hasLineCount(2);
    }
}
