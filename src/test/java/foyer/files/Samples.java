package foyer.files;

import foyer.files.pictures.PictureSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bytes of each type that Foyer keeps, and of some that it does not; those of pictures are others each time. */
public final class Samples {

    private static final int TAIL = 1_000;

    /** With what stands around its data it is of 1,016 bytes. */
    private static final int DATA = 959;

    private Samples() {}

    /** A picture that nobody has: of one pixel, whatever its data is. */
    public static byte[] png() {
        return PictureSamples.png(1, 1, random("", DATA));
    }

    public static byte[] jpeg() {
        return random("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF\0");
    }

    public static byte[] gif() {
        return random("GIF89a");
    }

    public static byte[] webp() {
        return random("RIFF\u00F0\3\0\0WEBPVP8 ");
    }

    public static byte[] mp4(String brand) {
        return random("\0\0\0\u0018ftyp" + brand + "\0\0\2\0isomiso2");
    }

    public static byte[] pdf() {
        return latin("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n%"
                + ThreadLocalRandom.current().nextLong());
    }

    public static byte[] csv() {
        return "id,name\n1,Amina\n2,\u0633\u0627\u0645\u064A\n".getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] xlsx() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/workbook.xml", "<workbook/>");
        parts.put("[Content_Types].xml", contentTypes("spreadsheetml.sheet.main+xml"));
        return zip(parts);
    }

    /** The part of an Office file that says what it is. */
    public static String contentTypes(String main) {
        return "<?xml version=\"1.0\"?><Types><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                + "application/vnd.openxmlformats-officedocument." + main + "\"/></Types>";
    }

    public static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] random(String beginning) {
        return random(beginning, TAIL);
    }

    private static byte[] random(String beginning, int tail) {
        var head = latin(beginning);
        var bytes = new byte[head.length + tail];
        ThreadLocalRandom.current().nextBytes(bytes);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }
}
