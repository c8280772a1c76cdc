package foyer.billing;

import foyer.payments.PayingWorld;
import foyer.payments.PaymentWorld.Delivery;
import foyer.payments.Provider;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A company that subscribes with a provider that the test plays. */
@SuppressWarnings("NullAway.Init") // each test begins by choosing its provider
abstract class PlayedProvider {

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    TestMember owner;
    BillingRows rows;
    PayingWorld world;
    PlayedBilling billing;

    /** So many deliveries have come. */
    int told;

    @BeforeEach
    void signUp() {
        owner = tenants.signUpFree("LEAD_GENERATION");
        rows = new BillingRows(database, owner.tenant());
    }

    /** Where there was one. */
    @AfterEach
    void ends() {
        if (world != null) {
            world.close();
        }
    }

    static PayingWorld worldOf(Provider provider) {
        return provider == Provider.STRIPE ? new StripeWorld() : new PayPalWorld();
    }

    /** From now on. */
    void plays(PayingWorld provider) {
        world = provider;
        billing = new PlayedBilling(beans, world, rows);
        told = 0;
    }

    /** Subscribes to a plan without free days, which is told; answers the provider's id of it. */
    String pays(PayingWorld provider, int seats) {
        plays(provider);
        var subscription = billing.pays(owner, "ENTERPRISE", seats);
        tell();
        return subscription;
    }

    /** What the provider has to tell comes. */
    void tell() {
        tell(Duration.ZERO);
    }

    /** The same, signed by a clock that differs so much. */
    void tell(Duration skew) {
        untold(skew).forEach(billing::receives);
    }

    /** What the provider has sent and nobody has received, who may receive it now. */
    List<Delivery> untold(Duration skew) {
        var untold = since(told, skew);
        told += untold.size();
        return untold;
    }

    /** All after so many deliveries, signed as they are when they are sent again now. */
    List<Delivery> since(int first, Duration skew) {
        var all = world.deliveries();
        return all.subList(first, all.size()).stream()
                .map(one -> world.signed(one.text(), world.now().plus(skew)))
                .toList();
    }

    /** Gives back some of the newest payment, at the provider. */
    void givesBack(String subscription, long amountMinor) {
        var payment = world.gateway()
                .statement(world.account(), subscription)
                .payments()
                .getFirst();
        var key = UUID.randomUUID().toString();
        world.gateway().refund(world.account(), payment.id(), "USD", amountMinor, key);
    }

    /** The same of a part of it, which is told. */
    void refunds(String subscription) {
        givesBack(subscription, 500);
        tell();
    }

    String refund() {
        return rows.text("select status from billing.refund where tenant_id = ?");
    }

    String refunded() {
        return rows.text("select refunded_minor::text from billing.payment where tenant_id = ?");
    }
}
