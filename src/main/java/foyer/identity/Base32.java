package foyer.identity;

import java.math.BigInteger;
import java.util.stream.Collectors;

/** Bytes in letters and digits that people can read out and type (RFC 4648, section 6); no padding, so fives of bytes. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        if (bytes.length % BITS != 0) {
            throw new IllegalArgumentException("would need padding: " + bytes.length + " bytes");
        }
        var length = bytes.length * Byte.SIZE / BITS;
        var digits = new BigInteger(1, bytes).toString(ALPHABET.length());
        return ("0".repeat(length - digits.length()) + digits)
                .chars()
                .mapToObj(digit -> String.valueOf(ALPHABET.charAt(Character.digit(digit, ALPHABET.length()))))
                .collect(Collectors.joining());
    }
}
