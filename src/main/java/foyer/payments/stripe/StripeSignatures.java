package foyer.payments.stripe;

import static foyer.payments.stripe.StripeFields.text;
import static foyer.payments.stripe.StripeFields.time;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import foyer.payments.BadSignatureException;
import foyer.payments.PaymentAccount;
import foyer.payments.SignedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether what came is Stripe's: an HMAC of its time and its bytes, by one of the account's secrets, of late. */
final class StripeSignatures {

    private static final String HEADER = "stripe-signature";
    private static final long TOLERANCE_SECONDS = 300;

    private final Clock clock;
    private final JsonMapper json;

    StripeSignatures(Clock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    SignedEvent verify(PaymentAccount account, Map<String, String> headers, byte[] body) throws BadSignatureException {
        var header = headers.get(HEADER);
        var text = exactly(body);
        if (header == null
                || account.keys().webhookSecrets().stream().noneMatch(secret -> holds(text, header, secret.reveal()))) {
            throw new BadSignatureException();
        }
        try {
            return signed(json.readTree(text));
        } catch (JacksonException _) {
            throw new BadSignatureException();
        }
    }

    /** The text that has these bytes: where some are none of UTF-8, another body would have the same text. */
    private static String exactly(byte[] body) throws BadSignatureException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new BadSignatureException();
        }
    }

    private boolean holds(String text, String header, String secret) {
        if (secret.isEmpty()) {
            return false;
        }
        try {
            return Webhook.Signature.verifyHeader(text, header, secret, TOLERANCE_SECONDS, clock);
        } catch (SignatureVerificationException | RuntimeException _) {
            // The library does not bear with every header that somebody makes up.
            return false;
        }
    }

    private static SignedEvent signed(JsonNode event) throws BadSignatureException {
        var id = text(event.path("id"));
        var type = text(event.path("type"));
        var at = occurred(event);
        if (id == null || type == null || at == null) {
            throw new BadSignatureException();
        }
        return new SignedEvent(id, type, at);
    }

    /** In seconds; events of Stripe's second API have it as text. */
    static @Nullable Instant occurred(JsonNode event) {
        var created = event.path("created");
        var text = text(created);
        if (text == null) {
            return time(created);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
