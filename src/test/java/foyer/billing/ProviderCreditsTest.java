package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.PayingWorld;
import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.MoneyInput;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Credit with Stripe, whose answers get lost, and none with PayPal. */
@FoyerTest
@Tag("graphql")
@SuppressWarnings("NullAway.Init") // each test begins by choosing its provider
class ProviderCreditsTest {

    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
    private static final String REQUESTS = "select status from billing.credit_request where tenant_id = ?";
    private static final String CREDITS =
            "select string_agg(kind || ' ' || amount_minor, ', ' order by id) from billing.credit where tenant_id = ?";

    @Autowired
    ApplicationContext beans;

    @Autowired
    Transactions transactions;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PayingWorld world;
    private PlayedBilling billing;
    private int told;

    @BeforeEach
    void signUp() {
        owner = tenants.signUpFree("LEAD_GENERATION");
    }

    @AfterEach
    void ends() {
        world.close();
    }

    private String pays(PayingWorld provider) {
        world = provider;
        billing = new PlayedBilling(beans, world, new BillingRows(database, owner.tenant()));
        var subscription = billing.pays(owner, "ENTERPRISE", 2);
        tell();
        return subscription;
    }

    private void tell() {
        var all = world.deliveries();
        all.subList(told, all.size()).forEach(one -> billing.receives(world.signed(one.text(), world.now())));
        told = all.size();
    }

    /** Gives credit; the code of what was wrong, or nothing. */
    private String grants(long amount) {
        try {
            return billing.rows.as(() -> {
                UUID id = transactions.write(
                        () -> billing.credits.request(new MoneyInput(amount, "USD"), "They were patient with us"));
                billing.credits.outcome(id);
                return "";
            });
        } catch (UserErrorException e) {
            return e.problems().getFirst().code().name();
        }
    }

    enum Finds {
        WEBHOOK,
        COMPARING,
        NOBODY_ELSE
    }

    @ParameterizedTest
    @EnumSource(Finds.class)
    void isFoundThoughStripesAnswerWasLost(Finds by) {
        var subscription = pays(new StripeWorld());
        world.losesNextAnswer();

        assertThat(grants(500)).isEqualTo("PROVIDER_UNAVAILABLE");
        assertThat(billing.rows.text(REQUESTS)).isEqualTo("REQUESTED");
        switch (by) {
            case WEBHOOK -> tell();
            case COMPARING ->
                assertThat(billing.rows.as(billing.reconciles::reconcile).differences())
                        .isEqualTo(1);
            case NOBODY_ELSE ->
                billing.rows.as(() -> {
                    billing.credits.askAgain(LATER);
                    return "";
                });
        }

        assertThat(billing.rows.text(REQUESTS)).isEqualTo("DONE");
        assertThat(billing.rows.text(CREDITS)).isEqualTo("GRANTED 500");
        assertThat(billing.rows.as(billing.reconciles::reconcile).differences()).isZero();
        var customer =
                world.gateway().subscription(world.account(), subscription).customer();
        assertThat(world.gateway().credits(world.account(), String.valueOf(customer)))
                .hasSize(1);
    }

    @Test
    void isTakenByTheNextInvoiceAndComesBackWithOneThatIsVoid() {
        var stripe = new StripeWorld();
        var subscription = pays(stripe);
        assertThat(grants(500)).isEmpty();

        world.periodEnds(subscription);
        tell();

        assertThat(billing.rows.text(CREDITS)).isEqualTo("GRANTED 500, APPLIED -500");
        assertThat(billing.rows.text(
                        "select concat_ws(' ', status, total_minor - credit_minor - paid_minor, credit_minor)"
                                + " from billing.invoice where tenant_id = ? order by issued_at desc limit 1"))
                .isEqualTo("PAID 0 500");
        assertThat(grants(300)).isEmpty();
        stripe.voidsAnInvoiceOf(subscription);
        tell();
        assertThat(billing.rows.text(CREDITS)).endsWith("GRANTED 300, APPLIED -300, RETURNED 300");
        assertThat(billing.rows.text(
                        "select credit_minor from billing.invoice where status = 'VOID' and tenant_id = ?"))
                .isEqualTo("0");
    }

    @Test
    void isNoneWithPayPal() {
        pays(new PayPalWorld());

        assertThat(grants(500)).isEqualTo("UNSUPPORTED");

        assertThat(billing.rows.text(REQUESTS)).isEmpty();
        assertThatExceptionOfType(UserErrorException.class)
                .isThrownBy(() -> billing.rows.as(() -> billing.credits.terms(new MoneyInput(1, null))));
    }
}
