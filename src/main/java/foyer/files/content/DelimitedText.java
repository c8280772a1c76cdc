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
 * and its like), or UTF-16, which its byte-order mark tells, or else the zeros at every other place of the beginning: what
 * is refused here is what an import could not read. There are no control characters but those between cells and lines, a
 * line's end within a cell (VT, as word processors write it) and the end of a file (SUB, as DOS did); it does not begin as
 * markup does. It is fed piece by piece and keeps none of them but the beginning.
 */
final class DelimitedText {

    /** As much of it as is looked at to tell its encoding. */
    private static final int BEGINNING = 64 * 1024;

    private static final int MARK = 2;

    /** Of so many bytes one is zero at least in UTF-16: in Arabic letters those of separators, digits and line ends. */
    private static final int BYTES_A_ZERO = 16;

    private final CharBuffer decoded = CharBuffer.allocate(8 * 1024);
    private final ByteBuffer beginning = ByteBuffer.allocate(BEGINNING);
    private @Nullable CharsetDecoder decoder;
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean guessed;
    private boolean begun;
    private boolean text = true;

    /** The next bytes. */
    void feed(byte[] bytes, int length) {
        var from = decoder == null ? Math.min(length, beginning.remaining()) : 0;
        if (decoder == null) {
            beginning.put(bytes, 0, from);
        }
        if (decoder == null && !beginning.hasRemaining()) {
            begin();
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
        decode(beginning.array(), 0, beginning.position());
    }

    /** Of one byte a character, whatever page it is: UTF-8 has no control characters in its longer forms either. */
    private Charset charset() {
        var mark = beginning.position() < MARK ? 0 : beginning.getShort(0) & 0xFFFF;
        return switch (mark) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> unmarked();
        };
    }

    private Charset unmarked() {
        var zeros = new int[2];
        for (var i = 0; i < beginning.position(); i++) {
            zeros[i % 2] += beginning.get(i) == 0 ? 1 : 0;
        }
        guessed = Math.max(zeros[0], zeros[1]) >= Math.max(1, beginning.position() / BYTES_A_ZERO);
        if (!guessed) {
            return StandardCharsets.ISO_8859_1;
        }
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
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
            text &= isBlank(character) || (guessed ? isAssigned(character) : character >= ' ');
        }
    }

    /** Nearly any two bytes are some character in UTF-16, but those of a program are seldom ones with a meaning. */
    private static boolean isAssigned(char character) {
        return Character.isDefined(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.PRIVATE_USE;
    }

    /** Spaces and line ends, and the three bytes of UTF-8's own mark as they look here. */
    private static boolean isBlank(char character) {
        return switch (character) {
            case ' ', '\t', '\r', '\n', '\f', '\u000B', '\u001A', '\u00EF', '\u00BB', '\u00BF', '\uFEFF' -> true;
            default -> false;
        };
    }
}
