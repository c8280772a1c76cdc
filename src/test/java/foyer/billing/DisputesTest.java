package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.Provider;
import foyer.payments.paypal.PayPalWorld;
import foyer.platform.time.TenantClock;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments that buyers want back through their bank or PayPal: what is shown, what is owed again, what was not told. */
@FoyerTest
@Tag("graphql")
@SuppressWarnings("NullAway.Init") // each test begins by choosing its provider
class DisputesTest extends PlayedProvider {

    private static final String NOBODY = "SUCCEEDED null; PAID 0; FULL";

    @Autowired
    BillingDue due;

    @Autowired
    TenantClock clock;

    private String subscription;

    private void pays(Provider provider) {
        subscription = pays(worldOf(provider), 2);
        assertThat(stands()).isEqualTo(NOBODY);
    }

    private void comesAgain(int first) {
        since(first, Duration.ZERO).forEach(billing::receives);
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
        return rows.text(
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
        assertThat(rows.text("select details::text from billing.history where kind = 'INVOICE_CHANGED'"
                        + " and tenant_id = ? order by id desc limit 1"))
                .contains("PAID", "OPEN");

        // It comes again, and what was before comes last.
        comesAgain(second);
        comesAgain(first);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        assertThat(history()).hasLineCount(3);
        rows.as(billing.reconciles::reconcile);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");

        // Days pass by the table, until another period is paid.
        rows.change(
                "insert into billing.test_clock (at, tenant_id) values (?::timestamptz, ?)",
                Instant.now().plus(Duration.ofDays(16)).toString());
        Awaited.until(() -> clock.now(owner.tenant()).isAfter(Instant.now().plus(Duration.ofDays(15))));
        rows.as(due::advance);
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

        comesAgain(first);
        assertThat(history()).isEqualTo("PAYMENT_DISPUTED");
        for (var night = 0; night < 2; night++) {
            assertThat(billing.rows.as(billing.reconciles::reconcile).differences())
                    .isZero();
        }
        assertThat(((PayPalWorld) world).listedEvents()).isZero();
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
        var asked = ((PayPalWorld) world).listedEvents();
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(((PayPalWorld) world).listedEvents()).isEqualTo(asked);
        tell();
        assertThat(history()).isEqualTo("RECONCILED\nRECONCILED");

        world.decides(world.disputes(subscription), false);
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED WON closed; PAID 0; FULL");
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(stands()).isEqualTo("SUCCEEDED WON closed; PAID 0; FULL");
    }

    /** The buyer complained in vain, and their bank took it back later. */
    @Test
    void whatIsTakenBackAfterTheComplaintWasWonIsOwedAgain() {
        pays(Provider.PAYPAL);
        world.decides(world.disputes(subscription), false);
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED WON closed; PAID 0; FULL");
        world.passes(Duration.ofSeconds(2));
        ((PayPalWorld) world).reverses(subscription);

        // The payment and what became of it.
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isEqualTo(2);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
    }

    @Test
    void whatWasTakenBackAndIsThereAgainIsOwedNoMore() {
        pays(Provider.PAYPAL);
        ((PayPalWorld) world).reverses(subscription);
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        ((PayPalWorld) world).returns(subscription);

        // The payment and what became of it.
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isEqualTo(2);
        assertThat(stands()).isEqualTo("SUCCEEDED WON closed; PAID 0; FULL");
        comesAgain(0);
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
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isEqualTo(1);
        assertThat(stands()).isEqualTo("SUCCEEDED NEEDS_RESPONSE; PAID 0; FULL");

        world.decides(dispute, true);
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isEqualTo(1);
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        assertThat(history()).isEqualTo("RECONCILED\nRECONCILED");
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();

        // It is told after all.
        tell();
        assertThat(stands()).isEqualTo("SUCCEEDED LOST closed; OPEN due; GRACE");
        assertThat(history()).hasLineCount(2);
    }
}
