package foyer.payments.paypal;

import foyer.payments.BadSignatureException;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.ProviderException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;

/**
 * PayPal's signatures of webhooks: by the key of a certificate that they name, over
 * {@code <transmission id>|<time>|<webhook id>|<CRC-32 of the body>}. Where the certificate cannot be got PayPal is asked
 * whether the signature is its own.
 */
final class PayPalSignatures {

    private static final String ALGORITHM = "SHA256withRSA";

    /** What is sent again is signed again. */
    private static final Duration OLDEST = Duration.ofHours(1);

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String VERIFY = "/v1/notifications/verify-webhook-signature";

    private final PayPalCertificates certificates;
    private final PayPalApi api;
    private final Clock clock;
    private final PayPalPace pace;

    PayPalSignatures(PayPalCertificates certificates, PayPalApi api, Clock clock, PayPalPace pace) {
        this.certificates = certificates;
        this.api = api.within(LONGEST);
        this.clock = clock;
        this.pace = pace;
    }

    void require(PaymentAccount account, Map<String, String> headers, byte[] body) throws BadSignatureException {
        var webhook = account.keys().webhookId();
        var id = header(headers, "paypal-transmission-id");
        var time = header(headers, "paypal-transmission-time");
        if (webhook == null || !header(headers, "paypal-auth-algo").equals(ALGORITHM) || !isNow(time)) {
            throw new BadSignatureException();
        }
        var key = certificates.key(header(headers, "paypal-cert-url"), header(headers, PaymentGateway.CLIENT));
        var holds = key == null
                ? said(account, webhook, headers, body)
                : holds(
                        key,
                        id + "|" + time + "|" + webhook + "|" + crc(body),
                        header(headers, "paypal-transmission-sig"));
        if (!holds) {
            throw new BadSignatureException();
        }
    }

    private boolean isNow(String time) {
        try {
            var at = Instant.parse(time);
            var now = clock.instant();
            return at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(AHEAD));
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static boolean holds(PublicKey key, String signed, String signature) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    /** Without a sign, in decimal. */
    private static String crc(byte[] body) {
        var crc = new CRC32();
        crc.update(body);
        return Long.toString(crc.getValue());
    }

    /** What PayPal says; whatever keeps it from saying so is thrown, so that the webhook comes again. */
    private boolean said(PaymentAccount account, String webhook, Map<String, String> headers, byte[] body) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("auth_algo", header(headers, "paypal-auth-algo"));
        asked.put("cert_url", header(headers, "paypal-cert-url"));
        asked.put("transmission_id", header(headers, "paypal-transmission-id"));
        asked.put("transmission_sig", header(headers, "paypal-transmission-sig"));
        asked.put("transmission_time", header(headers, "paypal-transmission-time"));
        asked.put("webhook_id", webhook);
        try {
            asked.put("webhook_event", api.tree(body));
        } catch (JacksonException _) {
            return false;
        }
        try (var _ = pace.ask(header(headers, PaymentGateway.CLIENT))) {
            return verified(account, asked);
        }
    }

    private boolean verified(PaymentAccount account, Map<String, Object> asked) {
        try {
            return api.post(account, VERIFY, asked, null)
                    .path("verification_status")
                    .asString("")
                    .equals("SUCCESS");
        } catch (JacksonException | ProviderException _) {
            return false;
        }
    }

    private static String header(Map<String, String> headers, String name) {
        return Objects.requireNonNullElse(headers.get(name), "");
    }
}
