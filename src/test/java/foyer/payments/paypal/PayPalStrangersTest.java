package foyer.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.BadSignatureException;
import foyer.payments.PaymentGateway;
import foyer.payments.PaymentWorld.Delivery;
import foyer.payments.ProviderException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody who sends something to the address of PayPal's webhooks has this server do. */
@Tag("unit")
class PayPalStrangersTest {

    private final PayPalWorld paypal = new PayPalWorld();

    @AfterEach
    void endsTheWorld() {
        paypal.close();
    }

    private void verify(Delivery delivery) throws BadSignatureException {
        paypal.gateway().verify(paypal.account(), delivery.headers(), delivery.body());
    }

    private void refuses(Delivery delivery) {
        assertThatExceptionOfType(BadSignatureException.class).isThrownBy(() -> verify(delivery));
    }

    private Delivery naming(String certificate) {
        return new PayPalTransmission(paypal.server, paypal.unknownEvent(), paypal.now())
                .certificate(certificate)
                .delivery();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/billing/plans",
                "/v1/notifications/certs/",
                "/v1/notifications/certs/..",
                "/v1/notifications/certs/../webhooks",
                "/v1/notifications/certs/A/B",
                "/v1/notifications/certs-of-others/A",
                "/anything"
            })
    void asksNothingOfPayPalButForCertificates(String path) {
        refuses(naming(paypal.server.base() + path));

        assertThat(paypal.server.asked).isEmpty();
    }

    @Test
    void asksOnceAMinuteForWhatIsNoCertificate() {
        paypal.server.serves("CERT-none", "no certificate");
        for (var name : new String[] {"CERT-missing", "CERT-none"}) {
            paypal.server.asked.clear();
            for (var again = 0; again < 3; again++) {
                refuses(naming(paypal.server.certificate(name)));
            }
            assertThat(paypal.server.asked).as(name).containsExactly("GET /v1/notifications/certs/" + name);

            paypal.clock.pass(Duration.ofSeconds(61));
            refuses(naming(paypal.server.certificate(name)));
            assertThat(paypal.server.asked).as(name).hasSize(2);
        }
    }

    @Test
    void asksSoOftenAMinuteAndNotMore() throws Exception {
        paypal.server.certificateStatus = 503;
        paypal.server.saysItIsItsOwn = true;
        var good = paypal.signed(paypal.unknownEvent(), paypal.now());
        for (var sent = 0; sent < PayPalPace.OF_ONE / 2; sent++) {
            verify(good);
        }
        var before = paypal.server.asked.size();

        assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> verify(good));

        assertThat(paypal.server.asked).hasSize(before);
        paypal.clock.pass(Duration.ofSeconds(61));
        verify(good);
    }

    private static Delivery from(String address, Delivery delivery) {
        var headers = new HashMap<>(delivery.headers());
        headers.put(PaymentGateway.CLIENT, address);
        return new Delivery(headers, delivery.body());
    }

    @Test
    void keepsRoomForPayPalWhoeverFillsItFromOneNetwork() throws Exception {
        for (var sent = 0; sent < 100; sent++) {
            var stranger = from("2001:db8::" + sent, naming(paypal.server.certificate("NONE-" + sent)));
            assertThatException().isThrownBy(() -> verify(stranger));
        }
        assertThat(paypal.server.asked).hasSize(PayPalPace.OF_ONE);

        verify(from("198.51.100.7", paypal.signed(paypal.unknownEvent(), paypal.now())));
    }

    @Test
    void asksOnceForACertificateHoweverItsAddressIsWritten() throws Exception {
        var certificate = Objects.requireNonNull(
                paypal.signed(paypal.unknownEvent(), paypal.now()).headers().get("paypal-cert-url"));
        for (var scheme : new String[] {"http:", "HTTP:", "Http:"}) {
            verify(naming(scheme + certificate.substring(certificate.indexOf(':') + 1)));
        }

        assertThat(paypal.server.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 503})
    void asksPayPalWhereTheCertificateCannotBeGot(int status) throws Exception {
        paypal.server.certificateStatus = status;
        var delivery = paypal.signed(paypal.unknownEvent(), paypal.now());

        assertThatExceptionOfType(BadSignatureException.class)
                .isThrownBy(() -> paypal.gateway().verify(paypal.account(), delivery.headers(), delivery.body()));
        paypal.server.saysItIsItsOwn = true;
        assertThat(paypal.gateway()
                        .verify(paypal.account(), delivery.headers(), delivery.body())
                        .type())
                .isEqualTo("WEATHER.RAIN.BEGAN");
    }

    /** A check sum of 2³¹ and more is written without a sign. */
    @Test
    void writesTheCheckSumWithoutASign() throws Exception {
        var number = 0;
        while (true) {
            var body = "{\"id\":\"WH-" + number++ + "\",\"event_type\":\"A\"}";
            var crc = new java.util.zip.CRC32();
            crc.update(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (crc.getValue() > Integer.MAX_VALUE) {
                var good = paypal.signed(body, paypal.now());
                var bad = new PayPalTransmission(paypal.server, body, paypal.now())
                        .withSign()
                        .delivery();
                paypal.gateway().verify(paypal.account(), good.headers(), good.body());
                assertThatExceptionOfType(BadSignatureException.class)
                        .isThrownBy(() -> paypal.gateway().verify(paypal.account(), bad.headers(), bad.body()));
                return;
            }
        }
    }
}
