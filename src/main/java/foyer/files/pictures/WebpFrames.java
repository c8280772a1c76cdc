package foyer.files.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What of a WebP is decoded, and what that takes (RFC 9649, section 2; RFC 6386, section 9.1). Readers decode whatever
 * pictures there are in it; a lossless one may transform all of its pixels as often as it likes, so only one that has a
 * single lossy picture of its own size, and nothing besides, has a bound.
 */
final class WebpFrames {

    /** So many bytes of a picture say how large it is. */
    static final int HEADER = 10;

    private static final int LOSSLESS_HEADER = 5;
    private static final int LOSSY_BEGIN = 0x2A019D;
    private static final int LOSSLESS_BEGIN = 0x2F;
    private static final int SIDE = 0x3FFF;
    private static final int SIDE_BITS = 14;
    private static final int THREE = 0xFFFFFF;
    private static final int WIDTH = 4;

    /** Its three bytes are the higher ones of the four from here. */
    private static final int HEIGHT = 6;

    private int pictures;
    private long besides;
    private boolean others;
    private int width;
    private int height;

    /**
     * A chunk with a picture, or with something of one.
     *
     * @param length in bytes
     * @param begin of its content, as far as it says how large a picture is
     */
    void found(String name, long length, byte[] begin) {
        switch (name) {
            case "VP8 " -> {
                pictures++;
                lossy(begin);
            }
            case "VP8L" -> {
                pictures++;
                others = true;
                lossless(begin);
            }
            case "ANMF" -> {
                pictures++;
                others = true;
            }
            case "ICCP" -> {
                besides += length;
                others |= besides > Parts.MOST_BESIDES;
            }
            default -> others = true;
        }
    }

    private void lossy(byte[] begin) {
        if (begin.length < HEADER) {
            return;
        }
        var bytes = ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN);
        if ((begin[0] & 1) == 0 && (bytes.getInt(3) & THREE) == LOSSY_BEGIN) {
            width = bytes.getShort(6) & SIDE;
            height = bytes.getShort(8) & SIDE;
        }
    }

    private void lossless(byte[] begin) {
        if (begin.length < LOSSLESS_HEADER || begin[0] != LOSSLESS_BEGIN) {
            return;
        }
        var sizes = ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
        width = (sizes & SIDE) + 1;
        height = ((sizes >> SIDE_BITS) & SIDE) + 1;
    }

    /** Whether there is any picture. */
    boolean shown() {
        return pictures > 0;
    }

    /** @param extended the content of the extended header, which says how large it all is; empty when there is none */
    Parts parts(Pieces pieces, int orientation, byte[] extended) {
        var bounded = pictures == 1 && !others && width > 0 && height > 0;
        if (extended.length == 0) {
            return new Parts(pieces, orientation, width, height, bounded ? 1 : 0);
        }
        var bytes = ByteBuffer.wrap(extended).order(ByteOrder.LITTLE_ENDIAN);
        var itsWidth = (bytes.getInt(WIDTH) & THREE) + 1;
        var itsHeight = (bytes.getInt(HEIGHT) >>> Byte.SIZE) + 1;
        var same = itsWidth == width && itsHeight == height;
        return new Parts(pieces, orientation, itsWidth, itsHeight, bounded && same ? 1 : 0);
    }
}
