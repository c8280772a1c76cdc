package foyer.payments.stripe;

import static foyer.payments.stripe.StripeSubscriber.key;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.platform.http.OutboundRetryableException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class StripeFailuresTest {

    private final StripeWorld world = new StripeWorld();
    private final StripeGateway gateway = world.gateway;
    private final StripeSubscriber buyer = new StripeSubscriber(world);

    @AfterEach
    void closes() {
        world.close();
    }

    private static void refuses(Reason reason, ThrowingCallable deed) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(deed)
                .returns(reason, ProviderException::reason)
                .withMessageNotContaining("hidden");
    }

    @Test
    void refusesAKeyThatWasForSomethingElse() {
        var key = key();
        gateway.checkout(world.account(), buyer.request(null, 3, 0), key);

        refuses(Reason.CONFLICT, () -> gateway.checkout(world.account(), buyer.request(null, 4, 0), key));
    }

    @ParameterizedTest
    @CsvSource({
        "400, '', REJECTED",
        "400, charge_already_refunded, CONFLICT",
        "400, resource_missing, NOT_FOUND",
        "404, invoice_upcoming_none, CONFLICT",
        "402, card_declined, DECLINED",
        "401, '', MISCONFIGURED",
        "403, '', MISCONFIGURED",
        "404, resource_missing, NOT_FOUND"
    })
    void saysWhyStripeRefused(int status, String code, Reason reason) {
        world.server.fails(new StripeError(status, "invalid_request_error", code, ""));

        refuses(reason, () -> buyer.now("sub_1"));
    }

    @ParameterizedTest
    @CsvSource({"429, lock_timeout", "500, ''", "503, ''", "409, ''", "409, idempotency_key_in_use", "409, lock_timeout"
    })
    void mayBeAskedAgainWhenStripeIsBusyOrToBlame(int status, String code) {
        world.server.fails(new StripeError(status, "api_error", code, ""));

        assertThatExceptionOfType(OutboundRetryableException.class).isThrownBy(() -> buyer.now("sub_1"));
    }

    @Test
    void saysThatAKeyIsNone() {
        refuses(Reason.MISCONFIGURED, () -> gateway.subscription(StripeWorld.account("sk_test_other"), "sub_1"));
    }
}
