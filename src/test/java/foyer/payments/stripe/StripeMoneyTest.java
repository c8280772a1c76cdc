package foyer.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.ProviderException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class StripeMoneyTest {

    @ParameterizedTest
    @CsvSource({
        "USD, 1234, 1234",
        "AED, 3303, 3303",
        "JPY, 500, 500",
        "KRW, 1, 1",
        "KWD, 12340, 12340",
        "BHD, 10, 10",
        // None with Stripe, two by ISO 4217.
        "MGA, 500, 5",
        // Two with Stripe, and none by ISO 4217.
        "ISK, 5, 500",
        "UGX, 5, 500",
        "USD, 0, 0",
        "USD, -250, -250"
    })
    void countsAsStripeDoes(String currency, long ours, long stripes) {
        assertThat(StripeMoney.toStripe(currency, ours)).isEqualTo(stripes);
        assertThat(StripeMoney.ours(currency, stripes)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"KWD, 12345", "BHD, 1", "MGA, 550", "XXL, 1"})
    void refusesWhatStripeCannotTake(String currency, long ours) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> StripeMoney.toStripe(currency, ours))
                .returns(ProviderException.Reason.REJECTED, ProviderException::reason);
    }

    @Test
    void roundsWhatACurrencyDoesNotHave() {
        assertThat(StripeMoney.ours("ISK", 549)).isEqualTo(5);
        assertThat(StripeMoney.ours("ISK", 550)).isEqualTo(6);
        assertThat(StripeMoney.currency("kwd")).isEqualTo("KWD");
    }
}
