package foyer.files.content;

import foyer.files.storage.NearObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;

/**
 * What the bytes of an object are, by looking at all of them once (spec/files.md): how many, their digest, and whether
 * they are of the type that they are said to be.
 *
 * @param sha256 64 hexadecimal digits
 * @param found what they look like, a media type
 */
public record Inspection(long size, String sha256, boolean fits, String found) {

    private static final Tika TIKA = new Tika(MimeTypes.getDefaultMimeTypes());

    /** As far as the magic numbers of types reach that are kept. */
    private static final int PREFIX = 64 * 1024;

    private static final byte[] PDF = ascii("%PDF-");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] MP4_BOX = ascii("ftyp");
    private static final byte[] QUICKTIME = ascii("qt  ");
    private static final int MP4_BOX_AT = 4;
    private static final int MP4_BRAND_AT = 8;

    /** Reads the object from end to end; work for the processor's own pool. */
    public static Inspection of(NearObject object, ContentType said) throws IOException {
        var digest = newDigest();
        var text = new DelimitedText();
        var beginning = new byte[0];
        var size = 0L;
        try (var bytes = object.read(0)) {
            var buffer = new byte[PREFIX];
            for (var read = bytes.readNBytes(buffer, 0, PREFIX); read > 0; read = bytes.readNBytes(buffer, 0, PREFIX)) {
                if (size == 0) {
                    beginning = Arrays.copyOf(buffer, read);
                }
                if (said == ContentType.CSV || said == ContentType.JSONL) {
                    text.feed(buffer, read);
                }
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        var found = TIKA.detect(beginning);
        var fits =
                switch (said) {
                    case JPEG, PNG, WEBP, GIF -> found.equals(said.mediaType());
                    case PDF -> startsWith(beginning, 0, PDF);
                    case MP4 -> isMp4(beginning);
                    case CSV -> isTable(beginning, found) && text.isText();
                    case JSONL -> isTable(beginning, found) && text.isText();
                    case XLSX -> startsWith(beginning, 0, ZIP) && new Spreadsheet(object, size).isWorkbook();
                    case ZIP -> startsWith(beginning, 0, ZIP);
                };
        return new Inspection(size, HexFormat.of().formatHex(digest.digest()), fits, found);
    }

    /** A container of ISO media, of whatever brand but Apple's own, which browsers do not play (ISO/IEC 14496-12, 4.3). */
    private static boolean isMp4(byte[] beginning) {
        return startsWith(beginning, MP4_BOX_AT, MP4_BOX)
                && !startsWith(beginning, MP4_BRAND_AT, QUICKTIME)
                && !TIKA.detect(beginning).startsWith("image/");
    }

    /** Text by all its letters may be something else by its first ones. */
    private static boolean isTable(byte[] beginning, String found) {
        var other = ContentType.of(found).filter(type -> type != ContentType.CSV);
        return other.isEmpty() && !startsWith(beginning, 0, PDF);
    }

    private static boolean startsWith(byte[] bytes, int place, byte[] magic) {
        var end = place + magic.length;
        return bytes.length >= end && Arrays.equals(bytes, place, end, magic, 0, magic.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
