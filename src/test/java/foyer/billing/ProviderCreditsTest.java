package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.paypal.PayPalWorld;
import foyer.payments.stripe.StripeWorld;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.money.MoneyInput;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Credit with Stripe, whose answers get lost, and none with PayPal. */
@FoyerTest
@Tag("graphql")
@ExtendWith(OutputCaptureExtension.class)
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

    /** What it gave is not looked at with a key that is wrong: that says nothing of whether it did. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isFoundOnceTheKeysAreRight(boolean wrong) {
        var stripe = new StripeWorld();
        pays(stripe, 2);
        stripe.losesNextAnswer();
        assertThat(grants(500)).isEqualTo("PROVIDER_UNAVAILABLE");
        waitsForNobody("21 hours");

        if (wrong) {
            stripe.refusesKeyOnce(false);
        } else {
            stripe.refusesKeyOnce(true);
        }
        assertThatExceptionOfType(UserErrorException.class).isThrownBy(() -> billing.asksAgain(billing.credits));
        assertThat(rows.text(REQUESTS)).isEqualTo("REQUESTED");

        waitsForNobody("21 hours");
        billing.asksAgain(billing.credits);
        assertThat(rows.text(REQUESTS)).isEqualTo("DONE");
        assertThat(rows.text(CREDITS)).isEqualTo("GRANTED 500");
    }

    /** Whoever is told that it is refused gives it again under another key, and then it is there twice. */
    @Test
    void isNotRefusedByKeysThatAreWrong() {
        var stripe = new StripeWorld();
        pays(stripe, 2);

        stripe.refusesKeyOnce(false);
        assertThat(grants(500)).isEqualTo("PROVIDER_UNAVAILABLE");
        assertThat(rows.text(REQUESTS)).isEqualTo("REQUESTED");

        waitsForNobody("3 minutes");
        billing.asksAgain(billing.credits);
        assertThat(rows.text(CREDITS)).isEqualTo("GRANTED 500");
    }

    /** Keys of another account do not know of a customer either; in the end people are told with whom to look for whom. */
    @Test
    void whoIsNotThereIsLookedForForAWeek(CapturedOutput output) {
        pays(new StripeWorld(), 2);
        rows.change("update billing.subscription set customer = 'none' where tenant_id = ?");
        assertThat(grants(500)).isEqualTo("PROVIDER_UNAVAILABLE");
        waitsForNobody("21 hours");
        assertThatExceptionOfType(UserErrorException.class).isThrownBy(() -> billing.asksAgain(billing.credits));
        assertThat(rows.text(REQUESTS)).isEqualTo("REQUESTED");

        waitsForNobody("8 days");
        billing.asksAgain(billing.credits);

        assertThat(rows.text(REQUESTS)).isEqualTo("UNKNOWN");
        assertThat(output)
                .containsPattern("creditGrant of tenant " + rows.tenant() + " was never answered.* STRIPE none ");
        var request = UUID.fromString(rows.text("select id from billing.credit_request where tenant_id = ?"));
        assertThatExceptionOfType(UserErrorException.class)
                .isThrownBy(() -> rows.as(() -> billing.credits.outcome(request)))
                .withMessageContaining("OUTCOME_UNKNOWN");
    }

    /** When it is asked for again, by when it was asked for first and last. */
    @ParameterizedTest
    @CsvSource({
        "1 minute, 1 minute, REQUESTED",
        "3 minutes, 3 minutes, DONE",
        "10 minutes, 3 minutes, REQUESTED",
        "10 minutes, 6 minutes, DONE",
        "10 hours, 59 minutes, REQUESTED",
        "10 hours, 61 minutes, DONE"
    })
    void isAskedForAgainAfterPausesThatDouble(String first, String last, String status) {
        pays(new StripeWorld(), 2);
        world.losesNextAnswer();
        assertThat(grants(500)).isEqualTo("PROVIDER_UNAVAILABLE");
        waitsForNobody(first);
        rows.change("update billing.credit_request set updated_at = now() - ?::interval where tenant_id = ?", last);

        billing.asksAgain(billing.credits);

        assertThat(rows.text(REQUESTS)).isEqualTo(status);
        // Nobody else's test asks for it.
        rows.change("delete from billing.credit_request where tenant_id = ?");
    }

    /** Of another provider, with which there is no account now. */
    @Test
    void whatIsNotAnsweredHoldsUpNothingElse() {
        pays(new StripeWorld(), 2);
        for (var amount : List.of(500, 300)) {
            world.losesNextAnswer();
            assertThat(grants(amount)).isEqualTo("PROVIDER_UNAVAILABLE");
        }
        waitsForNobody("3 minutes");
        rows.change("update billing.credit_request set provider = 'PAYPAL' where amount_minor = 500 and tenant_id = ?");

        assertThatExceptionOfType(UserErrorException.class).isThrownBy(() -> billing.asksAgain(billing.credits));

        assertThat(rows.text(REQUESTS + " order by id")).isEqualTo("REQUESTED\nDONE");
        assertThat(rows.text(CREDITS)).isEqualTo("GRANTED 300");
        // Nobody else's test asks for it.
        rows.change("delete from billing.credit_request where amount_minor = 500 and tenant_id = ?");
    }

    private void waitsForNobody(String ago) {
        rows.requested("credit_request", ago);
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
    void isGoneWithTheCustomerOfASecondSubscription() {
        var stripe = new StripeWorld();
        var subscription = pays(stripe, 2);
        assertThat(grants(500)).isEmpty();
        world.periodEnds(subscription);
        tell();
        rows.change("update billing.subscription set extra_at = now() where tenant_id = ?");
        stripe.losesCustomers();

        for (var again = 0; again < 2; again++) {
            since(told - 1, Duration.ZERO).forEach(billing::receives);

            assertThat(rows.text("select status from billing.subscription where tenant_id = ?"))
                    .isEqualTo("CANCELLED");
            assertThat(rows.text(CREDITS)).isEqualTo("GRANTED 500, APPLIED -500");
        }
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
