package foyer.files.links;

import foyer.platform.crypto.TokenSignatures;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Tokens of links: {@code foyer_file_<tenant>_<what and until when, and its signature>}. The tenant is part of what is
 * signed, as is every other word, so a token can be neither prolonged nor turned to anything else.
 */
@Component
public class FileTokens {

    private static final String KIND = "foyer_file_";
    private static final byte VERSION = 1;
    private static final int BODY = 1 + 1 + Long.BYTES + 2 * Long.BYTES;
    private static final int ID = 2 * Long.BYTES;

    /** Body and signature are 58 bytes: 78 characters of base64, whose last four bits are zero. */
    private static final Pattern FORM = Pattern.compile(KIND + "([0-9a-f]{32})_([A-Za-z0-9_-]{77}[AQgw])");

    private final TokenSignatures.Signer signer;
    private final Clock clock;

    FileTokens(TokenSignatures signatures, Clock clock) {
        this.signer = signatures.signer("file link");
        this.clock = clock;
    }

    /** The token's text. */
    public String write(FileToken token) {
        var body = ByteBuffer.allocate(BODY)
                .put(VERSION)
                .put(token.deed().code())
                .putLong(token.expiresAt().getEpochSecond())
                .putLong(token.file().getMostSignificantBits())
                .putLong(token.file().getLeastSignificantBits())
                .array();
        var signature = signer.sign(signed(token.tenant(), body));
        var both = ByteBuffer.allocate(BODY + TokenSignatures.LENGTH).put(body).put(signature);
        var tenant = token.tenant().toString().replace("-", "");
        return KIND + tenant + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(both.array());
    }

    /** What the text is good for; nothing when it is no token, is altered, or has expired. */
    public Optional<FileToken> read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var tenant = id(ByteBuffer.wrap(HexFormat.of().parseHex(parts.group(1))));
        var both = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts.group(2)));
        var body = new byte[BODY];
        var signature = new byte[TokenSignatures.LENGTH];
        both.get(body).get(signature);
        if (!signer.holds(signed(tenant, body), signature)) {
            return Optional.empty();
        }
        return read(tenant, ByteBuffer.wrap(body))
                .filter(token -> clock.instant().isBefore(token.expiresAt()));
    }

    /** What was signed is of the form, unless another version of Foyer has signed it. */
    private static Optional<FileToken> read(UUID tenant, ByteBuffer body) {
        if (body.get() != VERSION) {
            return Optional.empty();
        }
        var deed = FileToken.Deed.of(body.get());
        var expiresAt = Instant.ofEpochSecond(body.getLong());
        var file = id(body);
        return deed.map(known -> new FileToken(known, tenant, file, expiresAt));
    }

    private static byte[] signed(UUID tenant, byte[] body) {
        return ByteBuffer.allocate(ID + body.length)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .put(body)
                .array();
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
