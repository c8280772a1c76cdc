package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.ProviderSubscription;
import foyer.payments.paypal.PayPalWorld;
import foyer.platform.time.TenantClock;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** PayPal has fewer seats as soon as the buyer agrees to them; the tenant keeps those that are paid until the period ends. */
@FoyerTest
@Tag("graphql")
class LoweredSeatsTest extends PlayedProvider {

    @Autowired
    BillingDue due;

    @Autowired
    TenantClock clock;

    private String subscription;

    @BeforeEach
    void subscribe() {
        subscription = pays(new PayPalWorld(), 5);
    }

    /** The buyer agrees to so many seats, of which PayPal tells. */
    private void becomes(int seats) {
        agrees(seats);
        tell();
    }

    private void agrees(int seats) {
        world.passes(Duration.ofSeconds(1));
        assertThat(billing.wants(owner, seats)).isEmpty();
        world.agrees(rows.text(
                "select url from billing.pending_change where tenant_id = ? and status = 'AWAITING_APPROVAL'"));
    }

    /** Seats that are granted, and what is shown to come. */
    private String stands() {
        var shown = owner.client()
                .post("{ viewer { tenant { billing { subscription { seats } pendingChange { kind seats at } } } } }");
        var pending = shown.data("viewer.tenant.billing.pendingChange");
        var claimed = rows.text(
                "select allowed::text from entitlements.claim_limit where limit_key = 'SEATS' and tenant_id = ?");
        assertThat(shown.data("viewer.tenant.billing.subscription.seats").asString())
                .isEqualTo(claimed);
        if (pending.isNull()) {
            return claimed;
        }
        assertThat(pending.path("at").isNull())
                .isEqualTo(pending.path("kind").asString().equals("AWAITING_APPROVAL"));
        return claimed + " " + pending.path("kind").asString() + " "
                + pending.path("seats").asInt();
    }

    private ProviderSubscription atPayPal() {
        return world.gateway().subscription(world.account(), subscription);
    }

    private void cancels() {
        billing.as(owner, () -> {
            billing.changes.cancel(
                    new BillingInputs.Cancel(true, UUID.randomUUID().toString(), null));
            return subscription;
        });
        tell();
    }

    /** Time alone, of which PayPal says nothing. */
    private void passesUntil(Instant moment) {
        rows.change("insert into billing.test_clock (at, tenant_id) values (?::timestamptz, ?)", moment.toString());
        Awaited.until(() -> clock.now(owner.tenant()).equals(moment));
        rows.as(due::advance);
    }

    private Instant periodEnd() {
        return Objects.requireNonNull(atPayPal().periodEnd());
    }

    private String frozen() {
        return rows.text("select count(*) from tenancy.membership where status = 'FROZEN' and tenant_id = ?");
    }

    @Test
    void fewerComeWithTheEndOfThePeriodThoughNobodyTells() {
        tenants.join(owner, "ADMIN");
        tenants.join(owner, "MEMBER");
        agrees(2);
        assertThat(stands()).isEqualTo("5 AWAITING_APPROVAL 2");
        var telling = untold(Duration.ZERO);
        telling.forEach(billing::receives);
        telling.forEach(billing::receives);

        assertThat(atPayPal().seats()).isEqualTo(2);
        assertThat(stands()).isEqualTo("5 SCHEDULED 2");
        assertThat(frozen()).isEqualTo("0");
        assertThat(rows.text("select (due_at = next_at)::text from billing.account a join billing.subscription s"
                        + " on s.tenant_id = a.tenant_id where a.tenant_id = ?"))
                .isEqualTo("true");
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();

        passesUntil(periodEnd().plusSeconds(1));

        assertThat(stands()).isEqualTo("2");
        assertThat(frozen()).isEqualTo("1");
        // Nothing of it is due any more.
        assertThat(rows.as(due::advance)).isNull();
    }

    @Test
    void theNextPeriodBeginsWithFewer() {
        becomes(2);
        world.periodEnds(subscription);
        tell();

        assertThat(stands()).isEqualTo("2");
        assertThat(rows.text("select concat_ws(' ', seats, next_seats) from billing.subscription where tenant_id = ?"))
                .isEqualTo("2");
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
    }

    /** Each wish is the whole of what is to be; what is paid stays until the end of the period. */
    @Test
    void theLastOfSeveralWishesComes() {
        becomes(3);
        assertThat(stands()).isEqualTo("5 SCHEDULED 3");
        becomes(1);
        assertThat(stands()).isEqualTo("5 SCHEDULED 1");
        becomes(4);
        assertThat(stands()).isEqualTo("5 SCHEDULED 4");

        // As it is to be already: nobody has to agree.
        var asked = world.changes();
        assertThat(billing.wants(owner, 4)).isEmpty();
        assertThat(world.changes()).isEqualTo(asked);
        assertThat(stands()).isEqualTo("5 SCHEDULED 4");

        // Back to what is paid.
        becomes(5);
        assertThat(stands()).isEqualTo("5");
        becomes(2);
        becomes(7);
        assertThat(stands()).isEqualTo("7");
        // Nobody has paid for those.
        becomes(6);
        assertThat(stands()).isEqualTo("6");
        becomes(3);
        assertThat(stands()).isEqualTo("5 SCHEDULED 3");
        assertThat(rows.text("select distinct status from billing.pending_change where tenant_id = ?"))
                .isEqualTo("APPLIED");
    }

    @Test
    void whatIsTakenBackWaitsForTheBuyerToo() {
        becomes(2);
        agrees(5);

        assertThat(stands()).isEqualTo("5 AWAITING_APPROVAL 5");
        rows.as(() -> {
            billing.refresh.refresh();
            return told;
        });
        assertThat(stands()).isEqualTo("5");
    }

    @Test
    void whoCancelsKeepsTheSeatsUntilTheEnd() {
        becomes(2);
        cancels();
        assertThat(stands()).isEqualTo("5");

        passesUntil(periodEnd().plusSeconds(1));

        assertThat(rows.text("select plan from entitlements.claim where tenant_id = ?"))
                .isEqualTo("FREE");
    }

    /** What was so before is told last, or not at all until PayPal is asked. */
    @Test
    void whatIsPaidForThePeriodCountsWhateverTheOrder() {
        agrees(8);
        agrees(1);
        agrees(3);
        var telling = untold(Duration.ZERO);

        telling.reversed().forEach(billing::receives);
        assertThat(stands()).isEqualTo("5 SCHEDULED 3");
        telling.forEach(billing::receives);
        assertThat(stands()).isEqualTo("5 SCHEDULED 3");

        // Of another period nothing counts.
        world.periodEnds(subscription);
        tell();
        telling.forEach(one -> billing.receives(world.signed(one.text(), world.now())));
        assertThat(stands()).isEqualTo("3");
    }
}
