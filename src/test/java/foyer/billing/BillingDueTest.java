package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.AtOnce;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a tenant by time alone whose subscription is not paid: 7 days of grace, then 30 of reading. */
@FoyerTest
@Tag("module")
class BillingDueTest extends PayingTenant {

    private static final String PRICE = "LEAD-GENERATION-STARTER-MONTH-USD-SANDBOX-1";

    @Autowired
    BillingDue due;

    @BeforeEach
    void isBehind() {
        var id = UUID.randomUUID();
        rows.change("""
                insert into billing.subscription (id, provider, external_id, price_code, seats, status, status_since,
                    period_start, period_end, cancel_at_period_end, seen_at, tenant_id)
                values (?, 'STRIPE', 'sub_' || gen_random_uuid(), ?, 3, 'PAST_DUE', now(), now() - interval '1 day',
                    now() + interval '29 days', false, now(), ?)""", id, PRICE);
        rows.change("insert into billing.account (due_at, tenant_id) values (now(), ?)");
    }

    private void lateFor(int days) {
        rows.change(
                "update billing.subscription set status_since = now() - make_interval(days => ?) where tenant_id = ?",
                days);
        rows.change("update billing.account set due_at = now() where tenant_id = ?");
        rows.as(due::advance);
    }

    private String mails() {
        return rows.text(
                "select template from platform.mail where template like 'billing-%' and tenant_id = ? order by template");
    }

    @Test
    void graceIsToldOfTwiceAndThenEnds() {
        lateFor(1);
        assertThat(billing.text("accessLevel")).isEqualTo("GRACE");
        assertThat(billing.text("plan.code")).isEqualTo("STARTER");
        assertThat(mails()).isEqualTo("billing-access");

        lateFor(5);
        assertThat(billing.text("accessLevel")).isEqualTo("GRACE");
        assertThat(mails()).isEqualTo("billing-access\nbilling-grace-ends");

        lateFor(8);
        assertThat(billing.text("accessLevel")).isEqualTo("READ_ONLY");
        Awaited.until(() -> leadCreated().errorCodes().equals(List.of("PAYMENT_REQUIRED")));
        assertThat(billing.wish("subscriptionCancel", Map.of()).userErrorCodes("subscriptionCancel"))
                .as("billing stays open, and there is no such provider here")
                .containsExactly("UNSUPPORTED");

        lateFor(40);
        assertThat(billing.text("accessLevel")).isEqualTo("BLOCKED");
        assertThat(billing.billing()
                        .data("viewer.tenant.billing.accessChangesAt")
                        .isNull())
                .isTrue();
        assertThat(mails()).isEqualTo("billing-access\nbilling-access\nbilling-access\nbilling-grace-ends");
    }

    private GraphQlAnswer leadCreated() {
        return billing.member()
                .client()
                .post(
                        "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("title", "A lead")));
    }

    @Test
    void whatIsDueIsDoneOnceHoweverManyDoIt() throws Exception {
        rows.change("update billing.subscription set status_since = now() - interval '8 days' where tenant_id = ?");

        AtOnce.run(List.of(() -> rows.as(due::advance), () -> rows.as(due::advance), () -> rows.as(due::advance)));

        assertThat(billing.text("accessLevel")).isEqualTo("READ_ONLY");
        assertThat(mails()).isEqualTo("billing-access");
        assertThat(rows.text("select count(*) from billing.history where tenant_id = ?"))
                .isEqualTo("1");
    }

    @Test
    void whatIsPaidForIsUsableWhileAnotherInvoiceIsOverdue() {
        var invoice = UUID.randomUUID();
        rows.change("""
                insert into billing.invoice (id, provider, external_id, subscription, status, currency, subtotal_minor,
                    tax_minor, total_minor, paid_minor, due_minor, issued_at, seen_at, tenant_id)
                select ?, provider, 'in_' || external_id, external_id, 'PAID', 'USD', 100, 0, 100, 100, 0, now(), now(), tenant_id
                from billing.subscription where tenant_id = ?""", invoice);
        rows.change("""
                insert into billing.invoice_line (invoice_id, position, description, amount_minor, quantity,
                    period_start, period_end, tenant_id)
                select ?, 0, 'Starter', 100, 1, period_start, period_end, tenant_id
                from billing.subscription where tenant_id = ?""", invoice);

        lateFor(20);

        assertThat(billing.text("accessLevel")).isEqualTo("GRACE");
        assertThat(billing.text("accessChangesAt").substring(0, 16))
                .isEqualTo(billing.text("subscription.periodEnd").substring(0, 16));
    }

    private void invoice(String status, String due, String issued, String lineBegins, String lineEnds) {
        var invoice = UUID.randomUUID();
        rows.change("""
                insert into billing.invoice (id, provider, external_id, subscription, status, currency, subtotal_minor,
                    tax_minor, total_minor, paid_minor, due_minor, issued_at, seen_at, tenant_id)
                select ?, provider, 'in_' || gen_random_uuid(), external_id, ?, 'USD', 100, 0, 100, 0, ?::bigint,
                    now() - ?::interval, now(), tenant_id
                from billing.subscription where tenant_id = ?""", invoice, status, due, issued);
        rows.change("""
                insert into billing.invoice_line (invoice_id, position, description, amount_minor, quantity,
                    period_start, period_end, tenant_id)
                select ?, 0, 'Starter', 100, 1, now() + ?::interval, now() + ?::interval, tenant_id
                from billing.subscription where tenant_id = ?""", invoice, lineBegins, lineEnds);
    }

    @Test
    void whatWasPaidForAnotherPeriodAndCreditedBackKeepsNothingUsable() {
        invoice("PAID", "0", "40 days", "-40 days", "325 days");

        lateFor(8);

        assertThat(billing.text("accessLevel")).isEqualTo("READ_ONLY");
    }

    @Test
    void anInvoiceThatWasForgottenIsNotLateOnceALaterOneWasPaid() {
        invoice("OPEN", "100", "60 days", "-60 days", "-30 days");
        invoice("PAID", "0", "30 days", "-30 days", "-1 day");

        lateFor(1);

        assertThat(billing.text("accessLevel")).isEqualTo("GRACE");
    }

    private void toEnd(String in) {
        rows.change("""
                update billing.subscription set status = 'ACTIVE', cancel_at_period_end = true,
                    period_end = date_trunc('second', now()) + ?::interval where tenant_id = ?""", in);
        rows.change("update billing.account set due_at = now() where tenant_id = ?");
        rows.as(due::advance);
    }

    @Test
    void whatWasToEndWithItsPeriodHasEndedThoughTheProviderNeverSaysSo() {
        toEnd("1 hour");
        assertThat(billing.text("plan.code")).isEqualTo("STARTER");
        assertThat(rows.text("select a.due_at = s.period_end from billing.account a join billing.subscription s"
                        + " on s.tenant_id = a.tenant_id where a.tenant_id = ?"))
                .isEqualTo("t");

        toEnd("-1 hour");
        assertThat(billing.text("plan.code")).isEqualTo("FREE");
        assertThat(billing.text("subscription.status")).isEqualTo("CANCELLED");
        assertThat(billing.wish("subscriptionResume", Map.of()).userErrorCodes("subscriptionResume"))
                .containsExactly("NO_SUBSCRIPTION");
    }

    @Test
    void aPriceThatIsInNoFileTakesNothingAway() {
        lateFor(1);
        rows.change("update billing.subscription set status = 'ACTIVE', price_code = 'GONE-1' where tenant_id = ?");

        lateFor(1);

        assertThat(billing.text("plan.code")).isEqualTo("STARTER");
        assertThat(billing.change(Map.of("seats", 5)).userErrorCodes("subscriptionChange"))
                .containsExactly("PRICE_NOT_FOUND");
        assertThat(rows.text("select due_at - now() between interval '50 minutes' and interval '1 hour'"
                        + " from billing.account where tenant_id = ?"))
                .as("it is looked for again")
                .isEqualTo("t");

        rows.change("update billing.subscription set status = 'PAST_DUE', price_code = ? where tenant_id = ?", PRICE);
        lateFor(8);
        assertThat(billing.text("accessLevel")).isEqualTo("READ_ONLY");
    }

    @Test
    void nothingIsShownOfAProviderThatIsNotHere() {
        rows.change("update billing.subscription set status = 'ACTIVE' where tenant_id = ?");
        lateFor(0);

        for (var dryRun : List.of(true, false)) {
            assertThat(billing.change(Map.of("seats", 9, "dryRun", dryRun)).userErrorCodes("subscriptionChange"))
                    .containsExactly("UNSUPPORTED");
        }
    }

    @Test
    void whoeverOwesSomethingPaysItBeforeAnythingElse() {
        invoice("OPEN", "100", "1 day", "-1 day", "29 days");
        rows.change("update billing.subscription set status = 'CANCELLED', ended_at = now() where tenant_id = ?");
        lateFor(1);
        assertThat(billing.start(BillingApi.checkout("PRO", 1)).userErrorCodes("billingCheckoutStart"))
                .containsExactly("INVOICE_UNPAID");

        rows.change("update billing.invoice set status = 'PAID', due_minor = 0 where tenant_id = ?");
        billing.start(BillingApi.checkout("PRO", 1)).succeeded("billingCheckoutStart");
    }
}
