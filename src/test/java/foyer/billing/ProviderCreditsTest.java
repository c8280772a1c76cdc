package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.MoneyInput;
import foyer.testing.FoyerTest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Credit with Stripe, whose answers get lost, and none with PayPal. */
@FoyerTest
@Tag("graphql")
class ProviderCreditsTest extends PlayedProvider {

    private static final String REQUESTS = "select status from billing.credit_request where tenant_id = ?";
    private static final String CREDITS =
            "select string_agg(kind || ' ' || amount_minor, ', ' order by id) from billing.credit where tenant_id = ?";

    @Autowired
    Transactions transactions;

    /** Gives credit; the code of what was wrong, or nothing. */
    private String grants(long amount) {
        try {
            return rows.as(() -> {
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
        var subscription = pays(new StripeWorld(), 2);
        world.losesNextAnswer();

        assertThat(grants(500)).isEqualTo("PROVIDER_UNAVAILABLE");
        assertThat(rows.text(REQUESTS)).isEqualTo("REQUESTED");
        switch (by) {
            case WEBHOOK -> tell();
            case COMPARING ->
                assertThat(rows.as(billing.reconciles::reconcile).differences()).isEqualTo(1);
            case NOBODY_ELSE -> {
                waitsForNobody("3 minutes");
                billing.asksAgain(billing.credits);
            }
        }

        assertThat(rows.text(REQUESTS)).isEqualTo("DONE");
        assertThat(rows.text(CREDITS)).isEqualTo("GRANTED 500");
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
        var customer =
                world.gateway().subscription(world.account(), subscription).customer();
        assertThat(world.gateway().credits(world.account(), String.valueOf(customer)))
                .hasSize(1);
    }

    private void waitsForNobody(String ago) {
        rows.change("update billing.credit_request set created_at = now() - ?::interval where tenant_id = ?", ago);
    }

    @Test
    void isTakenByTheNextInvoiceAndComesBackWithOneThatIsVoid() {
        var stripe = new StripeWorld();
        var subscription = pays(stripe, 2);
        assertThat(grants(500)).isEmpty();

        world.periodEnds(subscription);
        tell();

        assertThat(rows.text(CREDITS)).isEqualTo("GRANTED 500, APPLIED -500");
        assertThat(rows.text("select concat_ws(' ', status, total_minor - credit_minor - paid_minor, credit_minor)"
                        + " from billing.invoice where tenant_id = ? order by issued_at desc limit 1"))
                .isEqualTo("PAID 0 500");
        assertThat(grants(300)).isEmpty();
        stripe.voidsAnInvoiceOf(subscription);
        tell();
        assertThat(rows.text(CREDITS)).endsWith("GRANTED 300, APPLIED -300, RETURNED 300");
        assertThat(rows.text("select credit_minor from billing.invoice where status = 'VOID' and tenant_id = ?"))
                .isEqualTo("0");
    }

    @Test
    void isNoneWithPayPal() {
        pays(new PayPalWorld(), 2);

        assertThat(grants(500)).isEqualTo("UNSUPPORTED");

        assertThat(rows.text(REQUESTS)).isEmpty();
        assertThatExceptionOfType(UserErrorException.class)
                .isThrownBy(() -> rows.as(() -> billing.credits.terms(new MoneyInput(1, null))));
    }
}
