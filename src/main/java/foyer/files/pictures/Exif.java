package foyer.files.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What cameras note in a picture (CIPA DC-008, "Exif"): a TIFF directory. Of all that, only how the picture is to be
 * turned is needed to show it.
 */
final class Exif {

    /** As it lies. */
    static final int UPRIGHT = 1;

    private static final int MOST = 8;
    private static final int ORIENTATION = 0x0112;
    private static final short SHORT = 3;
    private static final short MAGIC = 42;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int VALUE = 8;
    private static final byte[] LITTLE = "II".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BIG = "MM".getBytes(StandardCharsets.US_ASCII);

    private Exif() {}

    /** How it is to be turned, 1 to 8; upright when it does not say. */
    static int orientation(byte[] tiff) {
        if (tiff.length < HEADER) {
            return UPRIGHT;
        }
        var bytes = ByteBuffer.wrap(tiff);
        if (tiff[0] == LITTLE[0] && tiff[1] == LITTLE[1]) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
        } else if (tiff[0] != BIG[0] || tiff[1] != BIG[1]) {
            return UPRIGHT;
        }
        return bytes.getShort(Short.BYTES) == MAGIC ? found(bytes, bytes.getInt(Integer.BYTES)) : UPRIGHT;
    }

    private static int found(ByteBuffer bytes, int directory) {
        if (directory < HEADER || directory > bytes.limit() - Short.BYTES) {
            return UPRIGHT;
        }
        var entries = Short.toUnsignedInt(bytes.getShort(directory));
        for (var i = 0; i < entries; i++) {
            var place = directory + Short.BYTES + i * ENTRY;
            if (place > bytes.limit() - ENTRY) {
                return UPRIGHT;
            }
            if (Short.toUnsignedInt(bytes.getShort(place)) == ORIENTATION) {
                var turned = Short.toUnsignedInt(bytes.getShort(place + VALUE));
                return turned >= UPRIGHT && turned <= MOST ? turned : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** A directory that says nothing but this. */
    static byte[] saying(int orientation) {
        return ByteBuffer.allocate(HEADER + Short.BYTES + ENTRY + Integer.BYTES)
                .put(BIG)
                .putShort(MAGIC)
                .putInt(HEADER)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort(SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
