package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.AccountKeys;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen;
import foyer.payments.Payments;
import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.platform.crypto.Secret;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is told of another tenant's payments, or to a tenant's own account, is nothing to what somebody pays the platform. */
@FoyerTest
@Tag("module")
class OthersAccountsTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Autowired
    ApplicationContext beans;

    @Autowired
    BillingListener listener;

    @Autowired
    Payments payments;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void whatATenantsOwnAccountTellsIsNotTaken() {
        var keys = new AccountKeys("own", new Secret("own"), List.of(), null);

        assertThat(listener.takesOwn()).isFalse();
        for (var provider : Provider.values()) {
            assertThat(listener.takes(new PaymentAccount(provider, UUID.randomUUID(), UUID.randomUUID(), true, keys)))
                    .isFalse();
        }
    }

    @Test
    void refundsDisputesAndCreditOfOthersChangeNothing() {
        var payer =
                new BillingRows(database, tenants.signUpFree("LEAD_GENERATION").tenant());
        var life = RecordedLife.untilBehind(payer.tenant(), Instant.now().truncatedTo(ChronoUnit.MICROS));
        life.events.forEach(event -> receive(payer, event));
        var other =
                new BillingRows(database, tenants.signUpFree("LEAD_GENERATION").tenant());
        var before = stands(payer);
        assertThat(before).contains(life.id);

        for (var seen : about(life)) {
            // Of one tenant, in whose name it is applied, and naming the other.
            receive(other, event(payer.tenant(), life.id, seen));
            receive(payer, event(other.tenant(), life.id, seen));
        }

        assertThat(stands(payer)).isEqualTo(before);
        assertThat(stands(other)).doesNotContain(life.id);
    }

    private static List<Seen> about(RecordedLife life) {
        var payment = life.payments.values().iterator().next();
        var id = payment.id();
        return List.of(
                new Seen.OfPayment(new ProviderPayment(
                        id, life.id, payment.invoice(), ProviderPayment.Status.SUCCEEDED, "USD", 1, 1, null, NOW)),
                new Seen.OfRefund(
                        new ProviderRefund("re", id, life.id, ProviderRefund.Status.SUCCEEDED, "USD", 500, null, NOW)),
                new Seen.OfDispute(new ProviderDispute(
                        "dp", id, life.id, ProviderDispute.Status.LOST, "USD", 500, null, NOW, NOW)),
                new Seen.OfCredit(new ProviderCredit(
                        "cr", life.customer, ProviderCredit.Kind.GRANTED, "USD", 500, 500, null, null, NOW)));
    }

    private static PaymentEvent event(UUID tenant, String subscription, Seen seen) {
        var id = "evt_" + UUID.randomUUID();
        return new PaymentEvent(Provider.SANDBOX, id, "told", NOW, tenant, subscription, List.of(seen));
    }

    private void receive(BillingRows tenant, PaymentEvent event) {
        tenant.as(() -> {
            listener.received(payments.account(Provider.SANDBOX), event);
            return event;
        });
    }

    private String stands(BillingRows tenant) {
        return new BillingEnd(beans, tenant).text();
    }
}
