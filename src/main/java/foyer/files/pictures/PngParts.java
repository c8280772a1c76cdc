package foyer.files.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG (W3C, "Portable Network Graphics", third edition). What is kept is what it is shown by, as far as it
 * goes; texts, times, what cameras note and what only one program knows are left out.
 */
final class PngParts {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final String HEADER = "IHDR";
    private static final String DATA = "IDAT";
    private static final String EXIF = "eXIf";
    private static final String END = "IEND";

    /** Of pictures and of moving ones. */
    private static final Set<String> SHOWN = Set.of(
            "PLTE", DATA, END, "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST",
            "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private static final Set<String> DATAS = Set.of(DATA, "fdAT");

    private static final int HEADER_SIZE = 13;
    private static final int NAME = 4;
    private static final int BEFORE = Integer.BYTES + NAME;
    private static final int CHECKSUM = 4;
    private static final int LARGEST_EXIF = 1024 * 1024;

    private final Cursor file;
    private final Pieces pieces = new Pieces();
    private int orientation = Exif.UPRIGHT;
    private boolean shown;
    private long besides;

    private PngParts(Cursor file) {
        this.file = file;
    }

    /** @throws NotAPictureException when it is not made as a PNG is */
    static Parts of(Cursor file) throws IOException {
        return new PngParts(file).parts();
    }

    private Parts parts() throws IOException {
        if (!Arrays.equals(file.bytes(SIGNATURE.length), SIGNATURE)) {
            throw new NotAPictureException();
        }
        if (file.big32() != HEADER_SIZE || !file.text(NAME).equals(HEADER)) {
            throw new NotAPictureException();
        }
        var width = file.big32();
        var height = file.big32();
        if (width == 0 || width > Integer.MAX_VALUE || height == 0 || height > Integer.MAX_VALUE) {
            throw new NotAPictureException();
        }
        file.skip(HEADER_SIZE - 2 * Integer.BYTES + CHECKSUM);
        pieces.keep(0, file.place());
        for (var more = true; more && file.left() >= BEFORE; ) {
            more = chunk();
        }
        if (!shown) {
            throw new NotAPictureException();
        }
        if (file.left() > 0) {
            pieces.drop();
        }
        return new Parts(pieces, orientation, (int) width, (int) height, besides <= Parts.MOST_BESIDES ? 1 : 0);
    }

    /** Passes over a chunk; false behind the last one. */
    private boolean chunk() throws IOException {
        var begin = file.place();
        var length = file.big32();
        var name = file.text(NAME);
        if (length > Integer.MAX_VALUE || !name.chars().allMatch(PngParts::isLetter)) {
            pieces.drop();
            return false;
        }
        if (name.equals(EXIF) && length <= LARGEST_EXIF && length + CHECKSUM <= file.left()) {
            note(begin, file.bytes((int) length));
            return true;
        }
        file.pass(length + CHECKSUM);
        if (SHOWN.contains(name)) {
            pieces.keep(begin, file.place());
            besides += DATAS.contains(name) ? 0 : length;
        } else {
            pieces.drop();
        }
        shown |= name.equals(DATA);
        return !name.equals(END);
    }

    private static boolean isLetter(int octet) {
        return (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
    }

    private void note(long begin, byte[] tiff) throws IOException {
        file.skip(CHECKSUM);
        orientation = Exif.orientation(tiff);
        if (orientation == Exif.UPRIGHT) {
            pieces.drop();
        } else if (Arrays.equals(tiff, Exif.saying(orientation))) {
            pieces.keep(begin, file.place());
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
