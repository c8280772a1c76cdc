package foyer.files.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The segments of a JPEG (ITU-T T.81, annex B). What is kept is what the picture is made of, with its colour profile; what
 * cameras and programs note, what is no segment, which viewers pass over, and whatever comes after its end, such as smaller
 * pictures with notes of their own, is left out. What is broken off is kept as far as it goes.
 */
final class JpegParts {

    /** Scans, tables and profiles of any camera's and program's pictures are far fewer. */
    private static final int MOST_SEGMENTS = 10_000;

    private static final int MARK = 0xFF;
    private static final int BEGIN = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int LENGTH = 2;

    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

    private final Cursor file;
    private final Pieces pieces = new Pieces();
    private final JpegFrame frame = new JpegFrame();
    private int segments;
    private int orientation = Exif.UPRIGHT;
    private boolean noted;

    /** Whether what cameras note says nothing but how the picture is to be turned. */
    private boolean plain;

    private JpegParts(Cursor file) {
        this.file = file;
    }

    /** @throws NotAPictureException when it is not made as a JPEG is */
    static Parts of(Cursor file) throws IOException {
        return new JpegParts(file).parts();
    }

    private Parts parts() throws IOException {
        if (file.big16() != ((MARK << Byte.SIZE) | BEGIN)) {
            throw new NotAPictureException();
        }
        pieces.insert(0, new byte[] {(byte) MARK, (byte) BEGIN});
        var marker = marker();
        while (marker != END) {
            marker = segment(marker);
        }
        if (!frame.found()) {
            throw new NotAPictureException();
        }
        if (file.left() > 0) {
            pieces.drop();
        }
        if (orientation != Exif.UPRIGHT && !plain) {
            pieces.insert(1, exif(orientation));
        }
        return frame.parts(pieces, orientation);
    }

    /** The next marker, the end where there is none; what stands before it is left out, unless it only fills. */
    private int marker() throws IOException {
        var before = 0;
        for (var octet = file.next(); octet >= 0; octet = file.next()) {
            if (before == MARK && octet != MARK && octet != 0) {
                if (octet == END) {
                    pieces.keep(file.place() - LENGTH, file.place());
                }
                return octet;
            }
            if (octet != MARK) {
                pieces.drop();
            }
            before = octet;
        }
        return END;
    }

    /** Passes a segment, and the picture's own data behind it; the marker that follows. */
    private int segment(int marker) throws IOException {
        if (++segments > MOST_SEGMENTS) {
            throw new NotAPictureException();
        }
        if (JpegFrame.isBare(marker)) {
            pieces.drop();
            return marker();
        }
        var begin = file.place() - LENGTH;
        if (file.left() < LENGTH) {
            return brokenOff();
        }
        var length = file.big16() - LENGTH;
        if (length < 0) {
            throw new NotAPictureException();
        }
        if (length > file.left()) {
            return brokenOff();
        }
        var content = file.bytes(length);
        if (marker == SCAN) {
            frame.scan();
            return scan(begin);
        }
        if (isShown(marker, content)) {
            pieces.keep(begin, file.place());
        } else {
            pieces.drop();
        }
        return marker();
    }

    private int brokenOff() throws IOException {
        pieces.drop();
        file.pass(file.left());
        return END;
    }

    private boolean isShown(int marker, byte[] content) throws IOException {
        return switch (marker) {
            case APP0 -> startsWith(content, JFIF);
            case APP1 -> isTurn(content);
            case APP2 -> isProfile(content);
            case APP14 -> startsWith(content, ADOBE);
            default -> frame.takes(marker, content);
        };
    }

    private boolean isProfile(byte[] content) {
        if (!startsWith(content, PROFILE)) {
            return false;
        }
        frame.besides(content.length);
        return true;
    }

    /** Whether these notes are the first, and say nothing but how the picture is to be turned. */
    private boolean isTurn(byte[] content) {
        if (noted || !startsWith(content, EXIF)) {
            return false;
        }
        noted = true;
        orientation = Exif.orientation(Arrays.copyOfRange(content, EXIF.length, content.length));
        plain = orientation != Exif.UPRIGHT && Arrays.equals(content, tiff(orientation));
        return plain;
    }

    /** What is broken off within the data is shown as far as it goes. */
    private int scan(long begin) throws IOException {
        var octet = file.next();
        while (octet >= 0) {
            if (octet != MARK) {
                octet = file.next();
                continue;
            }
            var code = file.next();
            while (code == MARK) {
                code = file.next();
            }
            if (code > 0 && !JpegFrame.isRestart(code)) {
                pieces.keep(begin, code == END ? file.place() : file.place() - LENGTH);
                return code;
            }
            octet = code < 0 ? code : file.next();
        }
        pieces.keep(begin, file.place());
        return END;
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static byte[] tiff(int orientation) {
        var says = Exif.saying(orientation);
        return ByteBuffer.allocate(EXIF.length + says.length)
                .put(EXIF)
                .put(says)
                .array();
    }

    private static byte[] exif(int orientation) {
        var content = tiff(orientation);
        return ByteBuffer.allocate(2 * LENGTH + content.length)
                .put((byte) MARK)
                .put((byte) APP1)
                .putShort((short) (LENGTH + content.length))
                .put(content)
                .array();
    }
}
