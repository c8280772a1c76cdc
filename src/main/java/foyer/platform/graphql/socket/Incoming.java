package foyer.platform.graphql.socket;

import org.jspecify.annotations.Nullable;

/** Joins the parts of one message, up to so many bytes. */
final class Incoming {

    private static final int ONE_BYTE = 0x7F;
    private static final int TWO_BYTES = 0x7FF;

    private long most;
    private @Nullable StringBuilder parts;
    private long bytes;

    Incoming(long most) {
        this.most = most;
    }

    /** Allows so many from now on. */
    void allow(long bytes) {
        most = bytes;
    }

    /** The whole message with its last part; null before. */
    @Nullable String add(String part, boolean last) throws BadMessage {
        bytes += size(part);
        if (bytes > most) {
            parts = null;
            throw new BadMessage("A message has at most " + most + " bytes");
        }
        if (!last) {
            parts = (parts == null ? new StringBuilder() : parts).append(part);
            return null;
        }
        var message = parts == null ? part : parts.append(part).toString();
        parts = null;
        bytes = 0;
        return message;
    }

    /** In UTF-8; each half of a surrogate pair counts as two of its four. */
    private static long size(String part) {
        var size = 0L;
        for (var i = 0; i < part.length(); i++) {
            var c = part.charAt(i);
            size += c <= ONE_BYTE ? 1 : c <= TWO_BYTES || Character.isSurrogate(c) ? 2 : 3;
        }
        return size;
    }
}
