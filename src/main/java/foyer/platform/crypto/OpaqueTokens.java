package foyer.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Random tokens of 256 bits. They are kept as SHA-256 only: there is nothing to guess, so nothing to slow down. A
 * token of a tenant is {@code foyer_<kind>_<tenant>_<secret>}, so the tenant is known before the look-up
 * (architecture, "Who acts").
 */
public final class OpaqueTokens {

    private static final int SECRET_LENGTH = 32;

    private static final Pattern KIND = Pattern.compile("[a-z]{1,20}");

    /** 32 bytes in base64url without padding are 43 characters. */
    private static final Pattern FORM = Pattern.compile("foyer_([a-z]{1,20})_([0-9a-f]{32})_[A-Za-z0-9_-]{43}");

    /** A token without a tenant is nothing but its secret. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private OpaqueTokens() {}

    /** Whether the text can be a token without a tenant at all. */
    public static boolean isSecret(String text) {
        return SECRET.matcher(text).matches();
    }

    /** A token without a tenant, 43 characters of base64url. */
    public static OpaqueToken create() {
        return new OpaqueToken(null, new Secret(secret()));
    }

    /**
     * A token of a tenant.
     *
     * @param kind lower-case letters: {@code key}, {@code invite}
     */
    public static OpaqueToken create(String kind, UUID tenant) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("a kind is of lower-case letters: " + kind);
        }
        var text = "foyer_" + kind + "_" + hex(tenant) + "_" + secret();
        return new OpaqueToken(tenant, new Secret(text));
    }

    /** The tenant that a token of this kind names; empty when it is of another kind or not of the form. */
    public static Optional<UUID> tenantOf(String kind, String token) {
        var match = FORM.matcher(token);
        if (!match.matches() || !match.group(1).equals(kind)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(match.group(2)));
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** What is stored of a token. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the stored hash is this token's, in time that does not depend on where they differ. */
    public static boolean matches(String token, byte[] hash) {
        return MessageDigest.isEqual(hash(token), hash);
    }

    private static String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(AesGcm.random(SECRET_LENGTH));
    }

    private static String hex(UUID id) {
        return HexFormat.of().toHexDigits(id.getMostSignificantBits())
                + HexFormat.of().toHexDigits(id.getLeastSignificantBits());
    }
}
