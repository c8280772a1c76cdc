package foyer.files.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** The chunks of a PNG (W3C, "Portable Network Graphics", third edition); texts, times and what cameras note are left out. */
final class PngParts {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final String EXIF = "eXIf";
    private static final String END = "IEND";
    private static final Set<String> NOTES = Set.of("tEXt", "zTXt", "iTXt", "tIME", EXIF);
    private static final int NAME = 4;
    private static final int CHECKSUM = 4;
    private static final int LARGEST_EXIF = 1024 * 1024;

    private PngParts() {}

    /** @throws NotAPictureException when it is not made as a PNG is */
    static Parts of(Cursor file) throws IOException {
        if (!Arrays.equals(file.bytes(SIGNATURE.length), SIGNATURE)) {
            throw new NotAPictureException();
        }
        var pieces = new Pieces();
        pieces.keep(0, file.place());
        var orientation = Exif.UPRIGHT;
        for (var name = ""; !name.equals(END); ) {
            var begin = file.place();
            var length = file.big32();
            name = new String(file.bytes(NAME), StandardCharsets.US_ASCII);
            if (length > Integer.MAX_VALUE || !name.chars().allMatch(Character::isLetter)) {
                throw new NotAPictureException();
            }
            if (name.equals(EXIF) && length <= LARGEST_EXIF) {
                var tiff = file.bytes((int) length);
                orientation = Exif.orientation(tiff);
                file.skip(CHECKSUM);
                note(pieces, begin, file.place(), tiff, orientation);
                continue;
            }
            file.skip(length + CHECKSUM);
            if (NOTES.contains(name)) {
                pieces.drop();
            } else {
                pieces.keep(begin, file.place());
            }
        }
        if (file.next() >= 0) {
            pieces.drop();
        }
        return new Parts(pieces, orientation);
    }

    private static void note(Pieces pieces, long begin, long end, byte[] tiff, int orientation) {
        if (orientation == Exif.UPRIGHT) {
            pieces.drop();
        } else if (Arrays.equals(tiff, Exif.saying(orientation))) {
            pieces.keep(begin, end);
        } else {
            pieces.replace(chunk(Exif.saying(orientation)));
        }
    }

    private static byte[] chunk(byte[] tiff) {
        var content = ByteBuffer.allocate(NAME + tiff.length)
                .put(EXIF.getBytes(StandardCharsets.US_ASCII))
                .put(tiff)
                .array();
        var checksum = new CRC32();
        checksum.update(content);
        return ByteBuffer.allocate(Integer.BYTES + content.length + CHECKSUM)
                .putInt(tiff.length)
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }
}
