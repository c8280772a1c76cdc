package foyer.identity;

import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Codes that stand in for an authenticator that was lost. Each has 120 bits, so a plain hash of it is safe to keep (OWASP
 * ASVS 5.0, 6.5.2), and is written in groups of four.
 */
final class RecoveryCodes {

    /** Of a user at once. */
    private static final int COUNT = 10;

    private static final int BYTES = 15;
    private static final int LENGTH = 24;
    private static final Pattern GROUP = Pattern.compile("(.{4})(?!$)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    static List<Secret> create() {
        return Stream.generate(RecoveryCodes::one).limit(COUNT).toList();
    }

    /** Whether the text can be such a code at all, and not an authenticator's. */
    static boolean isCode(String text) {
        return plain(text).length() == LENGTH;
    }

    /** What is kept of a code, however it was typed. */
    static byte[] hash(String text) {
        return OpaqueTokens.hash(plain(text));
    }

    private static Secret one() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(GROUP.matcher(Base32.encode(bytes)).replaceAll("$1-"));
    }

    private static String plain(String text) {
        return SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
