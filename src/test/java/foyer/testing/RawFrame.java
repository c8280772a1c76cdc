package foyer.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A frame of a WebSocket (RFC 6455, section 5.2). */
public final class RawFrame {

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    public static final int FIN = 0x80;

    private static final byte[] MASK = {1, 2, 3, 4};
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    private final int first;
    private final byte[] payload;

    private RawFrame(int first, byte[] payload) {
        this.first = first;
        this.payload = payload;
    }

    public int opcode() {
        return first & OPCODE;
    }

    /** Whether a message ends with it. */
    public boolean last() {
        return (first & FIN) != 0;
    }

    public byte[] payload() {
        return payload;
    }

    /** As a client sends it; the first byte has the opcode and its flags. */
    static byte[] masked(int first, byte[] payload) {
        var bytes = head(first, payload.length, MASKED).put(MASK);
        for (var i = 0; i < payload.length; i++) {
            bytes.put((byte) (payload[i] ^ MASK[i % MASK.length]));
        }
        return written(bytes);
    }

    /** As a client must not send it. */
    static byte[] unmasked(int first, byte[] payload) {
        return written(head(first, payload.length, 0).put(payload));
    }

    private static ByteBuffer head(int first, int length, int mask) {
        var bytes = ByteBuffer.allocate(length + 14).put((byte) first);
        if (length < SHORT) {
            return bytes.put((byte) (mask | length));
        }
        return length <= 0xFFFF
                ? bytes.put((byte) (mask | SHORT)).putShort((short) length)
                : bytes.put((byte) (mask | LONG)).putLong(length);
    }

    private static byte[] written(ByteBuffer buffer) {
        var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    /** The next frame of a server; null at the end. */
    static @Nullable RawFrame read(DataInputStream in) throws IOException {
        var first = in.read();
        if (first < 0) {
            return null;
        }
        var length = (long) in.readUnsignedByte();
        if (length == SHORT) {
            length = in.readUnsignedShort();
        } else if (length == LONG) {
            length = in.readLong();
        }
        return new RawFrame(first, in.readNBytes((int) length));
    }
}
