package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.stripe.StripeWorld;
import foyer.testing.FoyerTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is old, over or told late is in nobody's way, and is not forgotten at once. */
@FoyerTest
@Tag("graphql")
class BillingLateTest extends PlayedProvider {

    @Autowired
    ComparedTenantQueries turns;

    private String subscription;

    @BeforeEach
    void pays() {
        plays(new StripeWorld());
        subscription = billing.pays(owner, "ENTERPRISE", 2);
    }

    /** Stripe alone is here. */
    @ParameterizedTest
    @CsvSource({"STRIPE, CANCELLED", "STRIPE, INCOMPLETE", "PAYPAL, CANCELLED", "PAYPAL, ACTIVE"})
    void whoeverComesBackHasThePlanWhateverBecameOfWhatWasBefore(String provider, String status) {
        rows.change("""
                insert into billing.subscription (id, provider, external_id, price_code, seats, status, status_since,
                    cancel_at_period_end, ended_at, extra_at, seen_at, tenant_id)
                values (?, ?, 'sub_gone', 'LEAD-GENERATION-STARTER-MONTH-USD-STRIPE-1', 3, ?, now(), false,
                    case ? when 'CANCELLED' then now() end, case ? when 'ACTIVE' then now() end, now(), ?)""", UUID.randomUUID(), provider, status, status, status);
        rows.change("""
                update billing.account a set subscription_id = s.id from billing.subscription s
                where s.tenant_id = a.tenant_id and a.tenant_id = ?""");
        for (var left = 0; left < 4; left++) {
            rows.change("""
                    insert into billing.checkout (id, provider, price_code, seats, trial_days, email, success_url,
                        cancel_url, external_id, status, created_by_kind, created_at, tenant_id)
                    select ?, 'PAYPAL', price_code, seats, trial_days, email, success_url, cancel_url,
                        'left_' || gen_random_uuid(), 'OPEN', created_by_kind, now() + interval '1 minute', tenant_id
                    from billing.checkout where provider = 'STRIPE' and tenant_id = ?""", UUID.randomUUID());
        }

        var plan = billing.as(owner, () -> {
            billing.refresh.refresh();
            return rows.text("select plan from entitlements.claim where tenant_id = ?");
        });

        assertThat(plan).isEqualTo("ENTERPRISE");
    }

    private String mails() {
        return rows.text(
                "select count(*) from platform.mail where template = 'billing-payment-failed' and tenant_id = ?");
    }

    @Test
    void whoDidNotPayIsToldThoughNothingWasToldOfTheSubscription() {
        world.fallsBehind(subscription);
        var failures = billing.sent().stream()
                .filter(one -> one.text().contains("failed"))
                .toList();
        assertThat(failures).isNotEmpty();

        failures.forEach(billing::receives);

        var told = mails();
        assertThat(told)
                .isNotEqualTo("0")
                .isEqualTo(rows.text("select count(*) from billing.payment where status = 'FAILED' and tenant_id = ?"));
        billing.sent().forEach(billing::receives);
        assertThat(mails()).isEqualTo(told);
    }

    private String compared(int amountMinor) {
        givesBack(subscription, amountMinor);
        rows.as(billing.reconciles::reconcile);
        return rows.text("select refunded_minor from billing.payment where tenant_id = ?");
    }

    @Test
    void whatBecomesOfMoneyAfterTheEndIsFoundForAWhile() {
        world.gateway().cancel(world.account(), subscription, false, "end");
        billing.sent().forEach(billing::receives);
        assertThat(rows.text("select status from billing.subscription where tenant_id = ?"))
                .isEqualTo("CANCELLED");
        rows.change("update billing.subscription set ended_at = now() - interval '179 days' where tenant_id = ?");

        assertThat(turns.pages().after(null, 100_000)).contains(owner.tenant());
        assertThat(compared(500)).isEqualTo("500");

        rows.change("update billing.subscription set ended_at = now() - interval '181 days' where tenant_id = ?");
        assertThat(turns.pages().after(null, 100_000)).doesNotContain(owner.tenant());
        assertThat(compared(200)).isEqualTo("500");
    }
}
