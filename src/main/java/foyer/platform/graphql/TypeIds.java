package foyer.platform.graphql;

import java.util.Arrays;
import java.util.UUID;

/**
 * The TypeID text format: a type prefix, an underscore, and the UUID's 128 bits as 26 characters of Crockford's base32
 * (TypeID specification 0.3).
 */
public final class TypeIds {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final byte[] VALUES = values();

    private TypeIds() {}

    public static String encode(String prefix, UUID id) {
        var text = new char[prefix.length() + 1 + LENGTH];
        prefix.getChars(0, prefix.length(), text, 0);
        text[prefix.length()] = '_';
        var high = id.getMostSignificantBits();
        var low = id.getLeastSignificantBits();
        for (var i = text.length - 1; i > prefix.length(); i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(text);
    }

    /**
     * The UUID of an id of this type.
     *
     * @throws InvalidId when it has another prefix, or not the form
     */
    public static UUID decode(String prefix, String id) {
        var separator = id.lastIndexOf('_');
        if (separator < 0 || !id.substring(0, separator).equals(prefix)) {
            throw new InvalidId("id.prefix", prefix);
        }
        if (id.length() != separator + 1 + LENGTH || id.charAt(separator + 1) > '7') {
            throw new InvalidId("id.malformed", prefix);
        }
        var high = 0L;
        var low = 0L;
        for (var i = separator + 1; i < id.length(); i++) {
            var c = id.charAt(i);
            var bits = c < VALUES.length ? VALUES[c] : -1;
            if (bits < 0) {
                throw new InvalidId("id.malformed", prefix);
            }
            high = high << 5 | low >>> 59;
            low = low << 5 | bits;
        }
        return new UUID(high, low);
    }

    /** The prefix of an id of any type, empty when it has none. */
    public static String prefixOf(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('_')));
    }

    /** Text that is no id of the type wanted; {@link #messageKey()} and {@link #prefix()} tell the client why. */
    public static final class InvalidId extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String messageKey;
        private final String prefix;

        private InvalidId(String messageKey, String prefix) {
            super(messageKey + " " + prefix);
            this.messageKey = messageKey;
            this.prefix = prefix;
        }

        public String messageKey() {
            return messageKey;
        }

        /** The prefix that was wanted. */
        public String prefix() {
            return prefix;
        }
    }

    private static byte[] values() {
        var values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (var i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
