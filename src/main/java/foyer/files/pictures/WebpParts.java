package foyer.files.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The chunks of a WebP (RFC 9649, section 2). What is kept is what it is shown by, as far as it goes; what cameras and
 * programs note is left out.
 */
final class WebpParts {

    private static final String RIFF = "RIFF";
    private static final String WEBP = "WEBP";
    private static final String EXTENDED = "VP8X";
    private static final String LOSSY = "VP8 ";
    private static final String LOSSLESS = "VP8L";
    private static final String MOVING = "ANMF";
    private static final String EXIF = "EXIF";
    private static final Set<String> OTHERS = Set.of("ALPH", "ANIM", "ICCP");
    private static final int NAME = 4;
    private static final int HEADER = 8;
    private static final int EXTENDED_SIZE = 10;
    private static final int LARGEST_NOTE = 1024 * 1024;

    /** Of the extended header: that there are EXIF and XMP. */
    private static final int HAS_EXIF = 0x08;

    private static final int HAS_XMP = 0x04;

    private final Cursor file;
    private final Pieces chunks = new Pieces();
    private final WebpFrames frames = new WebpFrames();
    private byte[] extended = new byte[0];
    private int orientation = Exif.UPRIGHT;
    private long size = NAME;
    private boolean changed;

    private WebpParts(Cursor file) {
        this.file = file;
    }

    /** @throws NotAPictureException when it is not made as a WebP is */
    static Parts of(Cursor file) throws IOException {
        return new WebpParts(file).parts();
    }

    private Parts parts() throws IOException {
        var riff = file.text(NAME);
        var end = file.little32() + HEADER;
        if (!riff.equals(RIFF) || !file.text(NAME).equals(WEBP)) {
            throw new NotAPictureException();
        }
        while (file.place() < end && file.left() >= HEADER) {
            chunk();
        }
        if (!frames.shown()) {
            throw new NotAPictureException();
        }
        changed |= file.left() > 0;
        return frames.parts(changed ? together() : new Pieces(), orientation, extended);
    }

    private void chunk() throws IOException {
        var begin = file.place();
        var name = file.text(NAME);
        var length = file.little32();
        var padded = length + (length & 1);
        var whole = length <= file.left();
        switch (name) {
            case EXTENDED -> extended(length, whole);
            case LOSSY, LOSSLESS, MOVING -> {
                var begins = Math.min(length, Math.min(file.left(), WebpFrames.HEADER));
                frames.found(name, length, file.bytes((int) begins));
                keep(begin, padded);
            }
            case EXIF -> note(whole && length <= LARGEST_NOTE ? file.bytes((int) length) : new byte[0]);
            default -> {
                if (OTHERS.contains(name)) {
                    frames.found(name, length, new byte[0]);
                    keep(begin, padded);
                } else {
                    changed = true;
                }
            }
        }
        file.pass(begin + HEADER + padded - file.place());
    }

    /** Of what is broken off as much as there is; its length is left as it says. */
    private void keep(long begin, long padded) throws IOException {
        file.pass(begin + HEADER + padded - file.place());
        chunks.keep(begin, file.place());
        size += HEADER + padded;
    }

    private void extended(long length, boolean whole) throws IOException {
        if (!whole || length < EXTENDED_SIZE || extended.length > 0) {
            throw new NotAPictureException();
        }
        extended = file.bytes(EXTENDED_SIZE);
        changed |= length > EXTENDED_SIZE;
    }

    /** One that says nothing but how the picture is to be turned stays. */
    private void note(byte[] tiff) {
        orientation = Exif.orientation(tiff);
        changed |=
                orientation == Exif.UPRIGHT || extended.length == 0 || !Arrays.equals(tiff, Exif.saying(orientation));
    }

    private Pieces together() throws IOException {
        var turned = orientation != Exif.UPRIGHT && extended.length > 0;
        var note = turned ? chunk(EXIF, Exif.saying(orientation)) : new byte[0];
        var header = extended.length == 0 ? new byte[0] : chunk(EXTENDED, flagged(turned));
        var all = new Pieces();
        all.replace(ByteBuffer.allocate(HEADER + NAME + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(RIFF.getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (size + header.length + note.length))
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

    private byte[] flagged(boolean turned) {
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
}
