package foyer.files.pictures;

import java.nio.ByteBuffer;

/**
 * What a JPEG is made of, and what decoding it takes (ITU-T T.81, annex B.2): a decoder that shows a picture as it arrives
 * goes over all of it with each scan.
 */
final class JpegFrame {

    private static final int STANDALONE = 0x01;
    private static final int RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int BEGIN = 0xD8;
    private static final int FIRST_FRAME = 0xC0;

    /** The last of those that every decoder knows; others decode to what has no bound in memory. */
    private static final int PROGRESSIVE = 0xC2;

    private static final int LAST_FRAME = 0xCF;
    private static final int CODES = 0xC4;
    private static final int RESERVED = 0xC8;
    private static final int CONDITIONS = 0xCC;
    private static final int TABLES = 0xDB;
    private static final int LAST_OF_TABLES = 0xDF;
    private static final int SIZES = 5;

    private boolean found;
    private boolean usual;
    private int width;
    private int height;
    private int scans;
    private long besides;

    /** Whether a marker is no segment's: neither length nor content comes with it. */
    static boolean isBare(int marker) {
        return marker == STANDALONE || marker == BEGIN || isRestart(marker);
    }

    static boolean isRestart(int marker) {
        return marker >= RESTART && marker <= LAST_RESTART;
    }

    /** Whether a segment with this marker is one that pictures are made of. */
    boolean takes(int marker, byte[] content) throws NotAPictureException {
        if (marker == CODES || marker == CONDITIONS || (marker >= TABLES && marker <= LAST_OF_TABLES)) {
            return true;
        }
        if (marker < FIRST_FRAME || marker > LAST_FRAME || marker == RESERVED) {
            return false;
        }
        if (found || content.length < SIZES) {
            throw new NotAPictureException();
        }
        found = true;
        usual = marker <= PROGRESSIVE;
        var sizes = ByteBuffer.wrap(content);
        height = Short.toUnsignedInt(sizes.getShort(1));
        width = Short.toUnsignedInt(sizes.getShort(1 + Short.BYTES));
        return true;
    }

    /** So many bytes more that are held besides the pixels. */
    void besides(int length) {
        besides += length;
    }

    void scan() {
        scans++;
    }

    boolean found() {
        return found;
    }

    Parts parts(Pieces pieces, int orientation) {
        var bounded = usual && width > 0 && height > 0 && besides <= Parts.MOST_BESIDES;
        return new Parts(pieces, orientation, width, height, bounded ? scans : 0);
    }
}
