package foyer.payments.sandbox;

import foyer.payments.BadSignatureException;
import foyer.platform.crypto.TokenSignatures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs webhooks of the sandbox as Stripe does: {@code t=<seconds>,v1=<HMAC-SHA-256 of the time, a dot and the body>}. */
@Component
class SandboxSignatures {

    static final String HEADER = "sandbox-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    private final TokenSignatures.Signer signer;
    private final Clock clock;

    SandboxSignatures(TokenSignatures signatures, Clock clock) {
        this.signer = signatures.signer("sandbox webhook");
        this.clock = clock;
    }

    /** The header for a body that is sent now. */
    String sign(byte[] body) {
        var seconds = String.valueOf(clock.instant().getEpochSecond());
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signer.sign(signed(seconds, body)));
    }

    void verify(@Nullable String header, byte[] body) throws BadSignatureException {
        var parts = FORM.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            throw new BadSignatureException();
        }
        var apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(parts.group(1))), clock.instant());
        var signature = HexFormat.of().parseHex(parts.group(2));
        if (apart.abs().compareTo(TOLERANCE) > 0 || !signer.holds(signed(parts.group(1), body), signature)) {
            throw new BadSignatureException();
        }
    }

    private static byte[] signed(String seconds, byte[] body) {
        var begin = (seconds + ".").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(begin.length + body.length)
                .put(begin)
                .put(body)
                .array();
    }
}
