package foyer.files.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;

/** WebP, which Java does not write. */
public final class WebpSamples {

    private WebpSamples() {}

    /** A lossy WebP of one colour: what its codes say is the same for any size. */
    public static byte[] plain(int width, int height) {
        return riff(lossy(width, height));
    }

    /** A lossless one. */
    static byte[] lossless(int width, int height) {
        return riff(losslessChunk(width, height));
    }

    /** A lossy one with notes. */
    static byte[] noted(int width, int height) {
        return riff(extended(width, height, 0x08 | 0x04), lossy(width, height), PictureSamples.join(notes()));
    }

    /** The same with a flag that is not to be set, whose readers are not all strict. */
    static byte[] notedOddly(int width, int height) {
        return riff(extended(width, height, 0xC0 | 0x08 | 0x04), lossy(width, height), PictureSamples.join(notes()));
    }

    private static byte[][] notes() {
        return new byte[][] {
            chunk("EXIF", PictureSamples.tiff(8)), chunk("XMP ", PictureSamples.latin(PictureSamples.SECRET))
        };
    }

    /** One with so many pictures of it, each of which readers decode. */
    public static byte[] bomb(int width, int height, int pictures) {
        return extended(
                width,
                height,
                Collections.nCopies(pictures, losslessChunk(width, height)).toArray(byte[][]::new));
    }

    /** One of a size with these chunks in it. */
    static byte[] extended(int width, int height, byte[]... chunks) {
        return riff(extended(width, height, 0x10), PictureSamples.join(chunks));
    }

    private static byte[] extended(int width, int height, int flags) {
        var header = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(flags)
                .put(three(width - 1))
                .put(three(height - 1))
                .array();
        return chunk("VP8X", header);
    }

    /** Zeros of the arithmetic code say at each step: as before, and nothing more. */
    static byte[] lossy(int width, int height) {
        var part = width * height / 64 + 64;
        var data = ByteBuffer.allocate(10 + 2 * part)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(three((part << 5) | 0x10))
                .put(three(0x2A019D))
                .putShort((short) width)
                .putShort((short) height)
                .array();
        return chunk("VP8 ", data);
    }

    private static byte[] losslessChunk(int width, int height) {
        var sizes = (width - 1) | ((height - 1) << 14) | (1 << 28);
        var data = ByteBuffer.allocate(13)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2F)
                .putInt(sizes)
                .put(new byte[] {0x07, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, (byte) 0xFE, 0x07})
                .array();
        return chunk("VP8L", data);
    }

    private static byte[] three(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
    }

    static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(PictureSamples.latin(name))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] riff(byte[]... chunks) {
        var content = PictureSamples.join(PictureSamples.latin("WEBP"), PictureSamples.join(chunks));
        return ByteBuffer.allocate(8 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(PictureSamples.latin("RIFF"))
                .putInt(content.length)
                .put(content)
                .array();
    }
}
