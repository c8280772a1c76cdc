package foyer.payments.paypal;

import foyer.payments.PaymentWorld.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/** A webhook on its way: its headers, signed, and what can be wrong with them. */
final class PayPalTransmission {

    private final String body;
    private final Instant at;
    private final String id = UUID.randomUUID().toString();
    private PayPalAuthority authority = PayPalAuthority.TRUSTED;
    private String certificate;
    private String algorithm = "SHA256withRSA";
    private String webhook = PayPalServer.WEBHOOK;
    private boolean withSign;

    PayPalTransmission(PayPalServer server, String body, Instant at) {
        this.body = body;
        this.at = at;
        this.certificate = server.certificate("CERT-1");
    }

    PayPalTransmission by(PayPalAuthority other) {
        authority = other;
        return this;
    }

    PayPalTransmission certificate(String url) {
        certificate = url;
        return this;
    }

    PayPalTransmission algorithm(String other) {
        algorithm = other;
        return this;
    }

    PayPalTransmission webhook(String other) {
        webhook = other;
        return this;
    }

    /** The check sum as a number with a sign, as some take it to be. */
    PayPalTransmission withSign() {
        withSign = true;
        return this;
    }

    Delivery delivery() {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(bytes);
        var sum = withSign ? (int) crc.getValue() : crc.getValue();
        return new Delivery(
                Map.of(
                        "paypal-transmission-id", id,
                        "paypal-transmission-time", at.toString(),
                        "paypal-auth-algo", algorithm,
                        "paypal-cert-url", certificate,
                        "paypal-transmission-sig", authority.sign(id + "|" + at + "|" + webhook + "|" + sum)),
                bytes);
    }
}
