package foyer.files.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether bytes are text that a table can be written in: UTF-8 or a code page of one byte a character (Windows-1252
 * and its like), or UTF-16 that begins with its byte-order mark. There are no control characters but those between cells
 * and lines, and it does not begin as markup does. It is fed piece by piece and keeps none of them.
 */
final class DelimitedText {

    private static final int MARK = 2;

    private final CharBuffer decoded = CharBuffer.allocate(8 * 1024);
    private final ByteBuffer beginning = ByteBuffer.allocate(MARK);
    private @Nullable CharsetDecoder decoder;
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean begun;
    private boolean text = true;

    /** The next bytes. */
    void feed(byte[] bytes, int length) {
        var from = 0;
        while (decoder == null && from < length) {
            beginning.put(bytes[from++]);
            if (!beginning.hasRemaining()) {
                begin();
            }
        }
        if (decoder != null && text) {
            decode(bytes, from, length);
        }
    }

    /** Whether all of it was text; there has to be some. */
    boolean isText() {
        if (decoder == null) {
            begin();
        }
        return text && begun && rest.remaining() == 0;
    }

    private void begin() {
        var charset = charset();
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        beginning.flip();
        var marked = !charset.equals(StandardCharsets.ISO_8859_1);
        if (!marked) {
            decode(beginning.array(), 0, beginning.limit());
        }
    }

    /** Of one byte a character, whatever page it is: UTF-8 has no control characters in its longer forms either. */
    private Charset charset() {
        if (beginning.position() < MARK) {
            return StandardCharsets.ISO_8859_1;
        }
        var mark = beginning.getShort(0) & 0xFFFF;
        return switch (mark) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    private void decode(byte[] bytes, int from, int to) {
        var input = ByteBuffer.allocate(rest.remaining() + to - from);
        input.put(rest).put(bytes, from, to - from).flip();
        var using = java.util.Objects.requireNonNull(decoder);
        while (text) {
            decoded.clear();
            var result = using.decode(input, decoded, false);
            decoded.flip();
            look();
            if (result.isError()) {
                text = false;
            }
            if (!result.isOverflow()) {
                break;
            }
        }
        rest = input.slice();
    }

    private void look() {
        while (decoded.hasRemaining() && text) {
            var character = decoded.get();
            if (!begun && !isBlank(character)) {
                begun = true;
                text = character != '<';
            }
            if (character < ' ' && !isBlank(character)) {
                text = false;
            }
        }
    }

    /** Spaces and line ends, and the three bytes of UTF-8's own mark as they look here. */
    private static boolean isBlank(char character) {
        return switch (character) {
            case ' ', '\t', '\r', '\n', '\f', '\u00EF', '\u00BB', '\u00BF', '\uFEFF' -> true;
            default -> false;
        };
    }
}
