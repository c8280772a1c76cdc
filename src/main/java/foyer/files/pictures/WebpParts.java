package foyer.files.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The chunks of a WebP (RFC 9649, section 2); what cameras and programs note is left out. */
final class WebpParts {

    private static final String RIFF = "RIFF";
    private static final String WEBP = "WEBP";
    private static final String EXTENDED = "VP8X";
    private static final String EXIF = "EXIF";
    private static final String XMP = "XMP ";
    private static final int NAME = 4;
    private static final int HEADER = 8;
    private static final int LARGEST_NOTE = 1024 * 1024;

    /** Of the extended header: that there are EXIF and XMP. */
    private static final int HAS_EXIF = 0x08;

    private static final int HAS_XMP = 0x04;

    private WebpParts() {}

    /** @throws NotAPictureException when it is not made as a WebP is */
    static Parts of(Cursor file) throws IOException {
        var riff = name(file);
        var end = file.little32() + HEADER;
        if (!riff.equals(RIFF) || !name(file).equals(WEBP)) {
            throw new NotAPictureException();
        }
        var chunks = new Pieces();
        var extended = new byte[0];
        var orientation = Exif.UPRIGHT;
        var left = 0L;
        var size = (long) NAME;
        while (file.place() < end) {
            var begin = file.place();
            var name = name(file);
            var length = file.little32();
            if (!name.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
                throw new NotAPictureException();
            }
            var padded = length + (length & 1);
            if (name.equals(EXTENDED)) {
                extended = file.bytes(Math.toIntExact(Math.min(padded, LARGEST_NOTE)));
            } else if (name.equals(EXIF) && length <= LARGEST_NOTE) {
                orientation = Exif.orientation(file.bytes((int) length));
                file.skip(padded - length);
                left++;
            } else if (name.equals(EXIF) || name.equals(XMP)) {
                file.skip(padded);
                left++;
            } else {
                file.skip(padded);
                chunks.keep(begin, file.place());
                size += file.place() - begin;
            }
        }
        return left == 0 && file.next() < 0
                ? unchanged(orientation)
                : new Parts(together(chunks, extended, orientation, size), orientation);
    }

    private static Parts unchanged(int orientation) {
        return new Parts(new Pieces(), orientation);
    }

    private static Pieces together(Pieces chunks, byte[] extended, int orientation, long chunksSize) {
        var turned = orientation != Exif.UPRIGHT && extended.length > 0;
        var note = turned ? chunk(EXIF, Exif.saying(orientation)) : new byte[0];
        var header = extended.length == 0 ? new byte[0] : chunk(EXTENDED, flagged(extended, turned));
        var all = new Pieces();
        all.replace(ByteBuffer.allocate(HEADER + NAME + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(RIFF.getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (chunksSize + header.length + note.length))
                .put(WEBP.getBytes(StandardCharsets.US_ASCII))
                .put(header)
                .array());
        for (var piece : chunks.all()) {
            if (piece instanceof Piece.Range(var from, var to)) {
                all.keep(from, to);
            }
        }
        all.replace(note);
        return all;
    }

    private static byte[] flagged(byte[] extended, boolean turned) {
        var flagged = extended.clone();
        flagged[0] = (byte) ((flagged[0] & ~(HAS_EXIF | HAS_XMP)) | (turned ? HAS_EXIF : 0));
        return flagged;
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static String name(Cursor file) throws IOException {
        return new String(file.bytes(NAME), StandardCharsets.US_ASCII);
    }
}
