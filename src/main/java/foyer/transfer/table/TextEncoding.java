package foyer.transfer.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a text file is encoded. A byte order mark says so; without one it is UTF-8 when all of it is, UTF-16 when every
 * other byte of the beginning is zero, and else Windows-1252, which old versions of Excel write.
 *
 * @param markLength bytes of the mark, to be passed over
 */
public record TextEncoding(Charset charset, int markLength) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MARK = 3;
    private static final int BUFFER = 64 * 1024;
    private static final int BYTE = 0xFF;

    /** Reads the file to its end where that is needed; it is the caller's to close. */
    static TextEncoding detect(InputStream file) throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER);
        fill(file, buffer);
        var marked = marked(buffer);
        if (marked != null) {
            return marked;
        }
        var wide = wide(buffer);
        if (wide != null) {
            return new TextEncoding(wide, 0);
        }
        return new TextEncoding(isUtf8(file, buffer) ? StandardCharsets.UTF_8 : WINDOWS_1252, 0);
    }

    /** The file's text; what is no character of the encoding becomes U+FFFD. */
    Reader reader(InputStream file) throws IOException {
        file.skipNBytes(markLength);
        return new InputStreamReader(file, charset);
    }

    private static @Nullable TextEncoding marked(ByteBuffer bytes) {
        var mark = 0;
        for (var i = 0; i < MARK; i++) {
            mark = mark << Byte.SIZE | (i < bytes.limit() ? bytes.get(i) & BYTE : 0);
        }
        if (mark == 0xEFBBBF) {
            return new TextEncoding(StandardCharsets.UTF_8, MARK);
        }
        return switch (mark >> Byte.SIZE) {
            case 0xFFFE -> new TextEncoding(StandardCharsets.UTF_16LE, 2);
            case 0xFEFF -> new TextEncoding(StandardCharsets.UTF_16BE, 2);
            default -> null;
        };
    }

    /** UTF-16 without a mark: of text in Latin letters half the bytes are zero, and separators always have one. */
    private static @Nullable Charset wide(ByteBuffer bytes) {
        var zeros = new int[2];
        for (var i = 0; i < bytes.limit(); i++) {
            zeros[i % 2] += bytes.get(i) == 0 ? 1 : 0;
        }
        // An eighth of the letters is enough: text in Arabic letters has zeros in separators, digits and line ends.
        var enough = Math.max(1, bytes.limit() / 16);
        if (Math.max(zeros[0], zeros[1]) < enough) {
            return null;
        }
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static boolean isUtf8(InputStream file, ByteBuffer bytes) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var characters = CharBuffer.allocate(BUFFER);
        while (true) {
            var last = bytes.limit() < bytes.capacity();
            if (!decodes(decoder, bytes, characters, last)) {
                return false;
            }
            if (last) {
                return true;
            }
            bytes.compact();
            fill(file, bytes);
        }
    }

    private static boolean decodes(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer characters, boolean last) {
        characters.clear();
        return !decoder.decode(bytes, characters, last).isError();
    }

    /** Fills the buffer as far as the file goes, and readies it for reading: a buffer that is not full is the last. */
    private static void fill(InputStream file, ByteBuffer buffer) throws IOException {
        var read = file.readNBytes(buffer.remaining());
        buffer.put(read).flip();
    }
}
