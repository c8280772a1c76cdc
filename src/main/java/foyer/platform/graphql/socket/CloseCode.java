package foyer.platform.graphql.socket;

import jakarta.websocket.CloseReason;
import java.nio.charset.StandardCharsets;

/**
 * Why a socket is closed: the codes of RFC 6455 and of the protocol ({@code PROTOCOL.md} of graphql-ws). Clients take
 * 4400, 4401, 4409 and 4429 for defects of their own and give up; the others they try again.
 */
enum CloseCode {
    /** This node stops; another one is there. */
    GOING_AWAY(1001),
    /** Too slow a reader, too many sockets, or more than this node can do. */
    TRY_AGAIN_LATER(1013),
    /** A message that is none of the protocol's. */
    BAD_MESSAGE(4400),
    /** An operation before the connection was acknowledged. */
    UNAUTHORIZED(4401),
    /** Credentials that are refused, or a session, membership or tenant that has ended. */
    FORBIDDEN(4403),
    INIT_TIMEOUT(4408),
    DUPLICATE_ID(4409),
    SECOND_INIT(4429);

    /** Bytes of a close frame (125) less those of the code. */
    private static final int LONGEST_REASON = 123;

    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    /** With this reason, as much of it as a close frame holds. */
    CloseReason because(String reason) {
        return new CloseReason(CloseReason.CloseCodes.getCloseCode(code), shortened(reason));
    }

    static String shortened(String reason) {
        var bytes = reason.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_REASON) {
            return reason;
        }
        var end = LONGEST_REASON;
        while ((bytes[end] & CONTINUATION_MASK) == CONTINUATION) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
