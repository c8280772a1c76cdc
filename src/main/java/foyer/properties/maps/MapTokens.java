package foyer.properties.maps;

import foyer.platform.crypto.TokenSignatures;
import foyer.platform.time.TenantClock;
import foyer.properties.geo.GeoPoint;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Tokens of links to maps: {@code foyer_map_<tenant>_<what and until when, and its signature>}. The tenant is part of what
 * is signed, as is every other word: nobody draws another map by a token, or goes on with one.
 */
@Component
class MapTokens {

    private static final String KIND = "foyer_map_";
    private static final byte VERSION = 1;
    private static final byte PINNED = 1;
    private static final int ID = 2 * Long.BYTES;
    private static final int BODY = 1 + Long.BYTES + 2 * Integer.BYTES + 2 * Short.BYTES + 1 + 1;

    /** Body and signature are 55 bytes: 74 characters of base64, whose last four bits are zero. */
    private static final Pattern FORM = Pattern.compile(KIND + "([0-9a-f]{32})_([A-Za-z0-9_-]{73}[AQgw])");

    private final TokenSignatures.Signer signer;
    private final TenantClock clock;

    MapTokens(TokenSignatures signatures, TenantClock clock) {
        this.signer = signatures.signer("map link");
        this.clock = clock;
    }

    String write(MapToken token) {
        var view = token.view();
        var body = ByteBuffer.allocate(BODY)
                .put(VERSION)
                .putLong(token.expiresAt().getEpochSecond())
                .putInt(view.center().lat())
                .putInt(view.center().lng())
                .putShort((short) view.width())
                .putShort((short) view.height())
                .put((byte) view.zoom())
                .put(view.pin() ? PINNED : 0)
                .array();
        var both = ByteBuffer.allocate(BODY + TokenSignatures.LENGTH)
                .put(body)
                .put(signer.sign(signed(token.tenant(), body)));
        var tenant = token.tenant().toString().replace("-", "");
        return KIND + tenant + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(both.array());
    }

    /** What the text is good for; nothing when it is no token, is altered, or has expired. */
    Optional<MapToken> read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var named = ByteBuffer.wrap(HexFormat.of().parseHex(parts.group(1)));
        var tenant = new UUID(named.getLong(), named.getLong());
        var both = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts.group(2)));
        var body = new byte[BODY];
        var signature = new byte[TokenSignatures.LENGTH];
        both.get(body).get(signature);
        if (body[0] != VERSION || !signer.holds(signed(tenant, body), signature)) {
            return Optional.empty();
        }
        var token = token(tenant, ByteBuffer.wrap(body, 1, BODY - 1));
        return clock.now(tenant).isBefore(token.expiresAt()) ? Optional.of(token) : Optional.empty();
    }

    private static MapToken token(UUID tenant, ByteBuffer body) {
        var expiresAt = Instant.ofEpochSecond(body.getLong());
        var center = new GeoPoint(body.getInt(), body.getInt());
        var view = new MapView(center, body.getShort(), body.getShort(), body.get(), body.get() == PINNED);
        return new MapToken(tenant, view, expiresAt);
    }

    private static byte[] signed(UUID tenant, byte[] body) {
        return ByteBuffer.allocate(ID + body.length)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .put(body)
                .array();
    }
}
