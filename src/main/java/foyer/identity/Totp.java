package foyer.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of authenticator apps: time-based one-time passwords (RFC 6238) of six digits, by HMAC-SHA-1 over periods of 30
 * seconds, which is what every app can do. A code of the period before or after is taken too, for clocks that differ.
 */
final class Totp {

    static final int DIGITS = 6;
    static final int PERIOD_SECONDS = 30;

    /** As long as what the algorithm answers (RFC 4226, section 4, R6). */
    static final int SECRET_BYTES = 20;

    private static final String ALGORITHM = "HmacSHA1";
    private static final int MODULUS = 1_000_000;
    private static final int DRIFT = 1;

    /** The last four bits say where the number begins (RFC 4226, section 5.3). */
    private static final int OFFSET_MASK = 0x0f;

    private Totp() {}

    /** The number of the period that a moment is in. */
    static long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), PERIOD_SECONDS);
    }

    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & OFFSET_MASK) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The newest period, of those taken now, whose code this is; empty when it is none's. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        var given = code.getBytes(StandardCharsets.UTF_8);
        var current = stepAt(now);
        var found = OptionalLong.empty();
        for (var step = current - DRIFT; step <= current + DRIFT; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
