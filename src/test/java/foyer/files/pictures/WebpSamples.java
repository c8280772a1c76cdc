package foyer.files.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** WebP, which Java does not write. */
final class WebpSamples {

    private WebpSamples() {}

    /** A WebP of one colour: what its codes say is the same for any size. */
    static byte[] plain(int width, int height) {
        return riff(lossless(width, height));
    }

    /** The same with notes. */
    static byte[] noted(int width, int height) {
        var header = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x08 | 0x04 | 0x10)
                .put(three(width - 1))
                .put(three(height - 1))
                .array();
        return riff(
                chunk("VP8X", header),
                lossless(width, height),
                chunk("EXIF", PictureSamples.tiff(8)),
                chunk("XMP ", PictureSamples.latin(PictureSamples.SECRET)));
    }

    private static byte[] lossless(int width, int height) {
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

    private static byte[] chunk(String name, byte[] content) {
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
