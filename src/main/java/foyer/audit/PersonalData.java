package foyer.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A value that tells of a person, as it is stored: a salt of 16 random bytes in hexadecimal, a point, and the text. What
 * the chain covers is its digest, SHA-256 of key, a zero byte, salt and text; without the salt that says nothing, not even
 * to who tries all telephone numbers.
 */
final class PersonalData {

    private static final int SALT_LENGTH = 16;
    private static final int TEXT = 2 * SALT_LENGTH + 1;
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();

    private PersonalData() {}

    /** The text with a fresh salt. */
    static String salted(String text) {
        var salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        return HEX.formatHex(salt) + "." + text;
    }

    static String text(String salted) {
        return salted.substring(TEXT);
    }

    /** In hexadecimal; of what was never stored by this class, one that matches nothing. */
    static String digest(String key, String salted) {
        if (salted.length() < TEXT) {
            return "";
        }
        var sha = Hashes.sha256();
        sha.update(key.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        sha.update(salt(salted));
        return HEX.formatHex(sha.digest(text(salted).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] salt(String salted) {
        try {
            return HEX.parseHex(salted, 0, 2 * SALT_LENGTH);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
