package foyer.properties.searches;

import foyer.files.FileSettings;
import foyer.platform.crypto.TokenSignatures;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.security.CurrentCaller;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Links that end the mails of one search, for as long as it exists: {@code foyer_unsubscribe_<tenant>_<search and
 * signature>}. The tenant is signed with the search. They lead to where clients reach this server, or else to the frontend,
 * which passes them on.
 */
@Component
class UnsubscribeLinks {

    static final String PATH = "/unsubscribe/";

    private static final String KIND = "foyer_unsubscribe_";
    private static final int ID = 2 * Long.BYTES;

    /** Search and signature are 48 bytes: 64 characters of base64. */
    private static final Pattern FORM = Pattern.compile(KIND + "([0-9a-f]{32})_([A-Za-z0-9_-]{64})");

    private final TokenSignatures.Signer signer;
    private final FileSettings server;
    private final FrontendLinks frontend;

    UnsubscribeLinks(TokenSignatures signatures, FileSettings server, FrontendLinks frontend) {
        this.signer = signatures.signer("unsubscribe link");
        this.server = server;
        this.frontend = frontend;
    }

    /** What a link is good for. */
    record Good(UUID tenant, PropertySavedSearchId search) {}

    /** The link for a search of the tenant acted in. */
    URI of(PropertySavedSearchId search) {
        var path = PATH + token(CurrentCaller.tenant(), search);
        return server.url() == null ? frontend.served(path) : URI.create(server.url() + path);
    }

    private String token(UUID tenant, PropertySavedSearchId search) {
        var signature = signer.sign(signed(tenant, search.value()));
        var both = ByteBuffer.allocate(ID + TokenSignatures.LENGTH)
                .putLong(search.value().getMostSignificantBits())
                .putLong(search.value().getLeastSignificantBits())
                .put(signature);
        return KIND
                + tenant.toString().replace("-", "")
                + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(both.array());
    }

    /** What the token is good for; nothing when it is none or was altered. */
    Optional<Good> read(String token) {
        var parts = FORM.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var tenant = id(ByteBuffer.wrap(HexFormat.of().parseHex(parts.group(1))));
        var both = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts.group(2)));
        var search = id(both);
        var signature = new byte[TokenSignatures.LENGTH];
        both.get(signature);
        return signer.holds(signed(tenant, search), signature)
                ? Optional.of(new Good(tenant, new PropertySavedSearchId(search)))
                : Optional.empty();
    }

    private static byte[] signed(UUID tenant, UUID search) {
        return ByteBuffer.allocate(2 * ID)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .putLong(search.getMostSignificantBits())
                .putLong(search.getLeastSignificantBits())
                .array();
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
