package foyer.files.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The segments of a JPEG (ITU-T T.81, annex B). What is kept is what the picture is made of, with its colour profile; what
 * cameras and programs note (APP1, APP13 and others, comments) and whatever comes after its end, such as smaller pictures
 * with notes of their own, is left out.
 */
final class JpegParts {

    private static final int MARK = 0xFF;
    private static final int BEGIN = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int LENGTH = 2;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private final Cursor file;
    private final Pieces pieces = new Pieces();
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
        if (file.next() >= 0) {
            pieces.drop();
        }
        if (orientation != Exif.UPRIGHT && !plain) {
            pieces.insert(1, exif(orientation));
        }
        return new Parts(pieces, orientation);
    }

    /** The next marker; bytes that only fill are passed over. */
    private int marker() throws IOException {
        if (file.next() != MARK) {
            throw new NotAPictureException();
        }
        var code = file.next();
        while (code == MARK) {
            code = file.next();
        }
        if (code < 0) {
            throw new EOFException();
        }
        if (code == END) {
            pieces.keep(file.place() - LENGTH, file.place());
        }
        return code;
    }

    /** Passes a segment, and the picture's own data behind it; the marker that follows. */
    private int segment(int marker) throws IOException {
        var begin = file.place() - LENGTH;
        var length = file.big16();
        if (length < LENGTH) {
            throw new NotAPictureException();
        }
        if (marker >= APP0 && marker <= APP15) {
            note(marker, begin, file.bytes(length - LENGTH));
            return marker();
        }
        file.skip(length - LENGTH);
        if (marker == COMMENT) {
            pieces.drop();
            return marker();
        }
        if (marker == SCAN) {
            return scan(begin);
        }
        pieces.keep(begin, file.place());
        return marker();
    }

    private void note(int marker, long begin, byte[] content) {
        var kept =
                switch (marker) {
                    case APP0, APP14 -> true;
                    case APP2 -> startsWith(content, PROFILE);
                    default -> false;
                };
        if (kept) {
            pieces.keep(begin, file.place());
            return;
        }
        if (marker == APP1 && startsWith(content, EXIF) && !noted) {
            noted = true;
            orientation = Exif.orientation(Arrays.copyOfRange(content, EXIF.length, content.length));
            plain = orientation != Exif.UPRIGHT && Arrays.equals(content, tiff(orientation));
        }
        if (plain && Arrays.equals(content, tiff(orientation))) {
            pieces.keep(begin, file.place());
        } else {
            pieces.drop();
        }
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
            if (code > 0 && (code < RESTART || code > LAST_RESTART)) {
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
