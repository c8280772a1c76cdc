package foyer.files.pictures;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

/** Pictures that can be decoded, made anew each time, with notes in them that nobody is to get. */
public final class PictureSamples {

    /** Stands in every note. */
    public static final String SECRET = "25.2048 N, 55.2708 E";

    private static final int SOI = 2;
    private static final int PNG_HEADER = 33;
    private static final int BANDS = 4;

    private PictureSamples() {}

    /** Four quarters: red and green above, blue and white beneath; and one pixel of any colour, so that no two are equal. */
    private static BufferedImage quarters(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var pen = image.createGraphics();
        var colours = new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (var i = 0; i < colours.length; i++) {
            pen.setColor(colours[i]);
            pen.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        pen.setColor(new Color(ThreadLocalRandom.current().nextInt(1 << 24)));
        pen.fillRect(width / 2 - 8, height / 2 - 8, 8, 8);
        pen.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("cannot write " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The picture that bytes are. */
    public static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG without notes. */
    public static byte[] jpeg(int width, int height) {
        return written(quarters(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    /** A JPEG that a telephone has taken: turned, with its place, a comment, and another picture behind it. */
    public static byte[] photo(int width, int height, int orientation) {
        var plain = jpeg(width, height);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, SOI);
        out.writeBytes(segment(0xE1, join(latin("Exif\0\0"), tiff(orientation))));
        out.writeBytes(segment(0xE1, latin("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>")));
        out.writeBytes(segment(0xED, latin("Photoshop 3.0\0" + SECRET)));
        out.writeBytes(segment(0xFE, latin(SECRET)));
        out.write(plain, SOI, plain.length - SOI);
        out.writeBytes(latin("MotionPhoto " + SECRET));
        return out.toByteArray();
    }

    /** Bytes of a JPEG with one more segment at its beginning. */
    static byte[] withSegment(byte[] jpeg, int marker, String content) {
        return join(
                Arrays.copyOf(jpeg, SOI), segment(marker, latin(content)), Arrays.copyOfRange(jpeg, SOI, jpeg.length));
    }

    static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    /** A directory with the orientation and a place, in the order of a little machine. */
    static byte[] tiff(int orientation) {
        var place = latin(SECRET + "\0");
        return ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 2 + 12 + 4 + place.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin("II"))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(38)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 0x001D)
                .putShort((short) 2)
                .putInt(place.length)
                .putInt(56)
                .putInt(0)
                .put(place)
                .array();
    }

    /** A PNG through which something shines, without notes. */
    public static byte[] glass(int width, int height) {
        var image = quarters(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var x = 0; x < width / 2; x++) {
            for (var y = 0; y < height / 2; y++) {
                image.setRGB(x, y, 0x40FF0000);
            }
        }
        return written(image, "png");
    }

    /** The same with notes. */
    public static byte[] notedPng(int width, int height) {
        var plain = glass(width, height);
        return join(
                Arrays.copyOf(plain, PNG_HEADER),
                chunk("tEXt", latin("Comment\0" + SECRET)),
                chunk("eXIf", tiff(6)),
                Arrays.copyOfRange(plain, PNG_HEADER, plain.length),
                latin(SECRET));
    }

    /** A PNG whose header says that it is of this size, and that has next to no data. */
    public static byte[] bomb(int width, int height) {
        return png(width, height, new byte[] {0x78, (byte) 0x9C, 0x63, 0, 0, 0, 1, 0, 1});
    }

    /** A PNG with this data, which need not be that of any picture. */
    public static byte[] png(int width, int height, byte[] data) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        return join(
                latin("\u0089PNG\r\n\u001A\n"), chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String name, byte[] content) {
        var named = join(latin(name), content);
        var checksum = new CRC32();
        checksum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** A JPEG as for print, of four colours. */
    public static byte[] cmyk(int width, int height) {
        var raster = Raster.createInterleavedRaster(0, width, height, BANDS, null);
        var random = ThreadLocalRandom.current();
        for (var band = 0; band < BANDS; band++) {
            raster.setSample(random.nextInt(width), random.nextInt(height), band, 255);
        }
        var bytes = new ByteArrayOutputStream();
        var writers = ImageIO.getImageWritersByFormatName("jpeg");
        var writer = writers.next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return withSegment(bytes.toByteArray(), 0xEE, "Adobe\0d\0\0\0\0\0");
    }

    /** A picture of few colours. */
    public static byte[] gif(int width, int height) {
        return written(quarters(width, height, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    }

    /** The bytes as letters, to look for some in them. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
