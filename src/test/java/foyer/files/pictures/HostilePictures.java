package foyer.files.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;

/** Pictures that are made so as to take long, or memory, or to keep what is noted in them. */
public final class HostilePictures {

    private static final int SOI = 2;
    private static final int EOI = 2;
    private static final int PNG_HEADER = 33;
    private static final int GIF_HEADER = 13;
    private static final int GIF_FLAGS = 10;
    private static final byte[] SCAN = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};

    private HostilePictures() {}

    private static byte[] before(byte[] bytes, int tail, byte[] more) {
        var place = bytes.length - tail;
        return PictureSamples.join(Arrays.copyOf(bytes, place), more, Arrays.copyOfRange(bytes, place, bytes.length));
    }

    private static byte[] behind(byte[] bytes, int head, byte[] more) {
        return before(bytes, bytes.length - head, more);
    }

    private static byte[] many(int count, byte[]... parts) {
        return PictureSamples.join(
                Collections.nCopies(count, PictureSamples.join(parts)).toArray(byte[][]::new));
    }

    /** A JPEG with so many more scans, each of which says nothing. */
    static byte[] scans(int width, int height, int more) {
        return before(PictureSamples.jpeg(width, height), EOI, many(more, SCAN));
    }

    /** A JPEG of a kind that no browser shows. */
    static byte[] rare(int width, int height) {
        var bytes = PictureSamples.jpeg(width, height);
        for (var i = 0; i < bytes.length - 1; i++) {
            if ((bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == 0xC0) {
                bytes[i + 1] = (byte) 0xC3;
                return bytes;
            }
        }
        throw new IllegalStateException("no frame");
    }

    /** A JPEG with so many tables, each of nothing and with a note of nothing behind it. */
    static byte[] segments(int count) {
        return behind(
                PictureSamples.jpeg(16, 16),
                SOI,
                many(count, PictureSamples.segment(0xDB, new byte[0]), PictureSamples.segment(0xFE, new byte[0])));
    }

    /** A PNG with so many pieces of its data, each with a note behind it. */
    static byte[] chunks(int count) {
        return behind(
                PictureSamples.glass(16, 16),
                PNG_HEADER,
                many(count, PictureSamples.chunk("IDAT", new byte[0]), PictureSamples.chunk("tEXt", new byte[0])));
    }

    /** A PNG with a colour profile of so many bytes. */
    static byte[] profile(int size) {
        return behind(PictureSamples.glass(16, 16), PNG_HEADER, PictureSamples.chunk("iCCP", new byte[size]));
    }

    /** A JPEG with something between its segments that is none, which viewers pass over. */
    static byte[] stray(byte[] jpeg) {
        var bare = new byte[] {'?', (byte) 0xFF, 0, (byte) 0xFF, (byte) 0xD0, '?'};
        return behind(jpeg, SOI, bare);
    }

    /** A PNG of which a part of the data is missing, and all behind it. */
    public static byte[] brokenPng(int width, int height) {
        var whole = PictureSamples.notedPng(width, height);
        return Arrays.copyOf(whole, whole.length - 100);
    }

    /** A WebP of which a part of the data is missing. */
    static byte[] brokenWebp(int width, int height) {
        var noted = WebpSamples.extended(
                width,
                height,
                WebpSamples.chunk("XMP ", PictureSamples.latin(PictureSamples.SECRET)),
                WebpSamples.lossy(width, height));
        return Arrays.copyOf(noted, noted.length - 100);
    }

    /** A GIF with a screen of this size, and pictures on it: left, top, width and height of each. */
    public static byte[] gif(int width, int height, int... pictures) {
        var bytes =
                ByteBuffer.allocate(GIF_HEADER + pictures.length / 4 * 15 + 1).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(PictureSamples.latin("GIF89a"));
        bytes.putShort((short) width).putShort((short) height).put(new byte[3]);
        for (var i = 0; i < pictures.length; i++) {
            if (i % 4 == 0) {
                bytes.put((byte) 0x2C);
            }
            bytes.putShort((short) pictures[i]);
            if (i % 4 == 3) {
                bytes.put(new byte[] {0, 2, 2, 0x4C, 1, 0});
            }
        }
        return bytes.put((byte) 0x3B).array();
    }

    /** A GIF with a comment and what a program notes. */
    static byte[] notedGif(int width, int height) {
        var plain = PictureSamples.gif(width, height);
        var head = GIF_HEADER + 3 * (2 << (plain[GIF_FLAGS] & 7));
        var note = PictureSamples.join(
                new byte[] {(byte) PictureSamples.SECRET.length()},
                PictureSamples.latin(PictureSamples.SECRET),
                new byte[1]);
        return behind(
                plain,
                head,
                PictureSamples.join(
                        new byte[] {0x21, (byte) 0xFE},
                        note,
                        new byte[] {0x21, (byte) 0xFF, 11},
                        PictureSamples.latin("XMP DataXMP"),
                        note));
    }
}
