package foyer.files.content;

import foyer.files.storage.NearObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a zip is an Excel workbook by the part that says so, {@code [Content_Types].xml} (ECMA-376, part 2),
 * which is found through the zip's directory. Nothing else is unpacked, and of that part no more than it can need, so
 * that what unpacks to a thousand times its size costs nothing (APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.16).
 */
final class Spreadsheet {

    private static final byte[] CONTENT_TYPES = "[Content_Types].xml".getBytes(StandardCharsets.US_ASCII);
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static final int MAX_PART = 256 * 1024;
    private static final int MAX_DIRECTORY = 4 * 1024 * 1024;
    private static final int MAX_COMMENT = 0xFFFF;

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_DIRECTORY_SIZE = 12;
    private static final int END_DIRECTORY_OFFSET = 16;

    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int ENTRY_METHOD = 10;
    private static final int ENTRY_PACKED = 20;
    private static final int ENTRY_NAME = 28;
    private static final int ENTRY_EXTRA = 30;
    private static final int ENTRY_COMMENT = 32;
    private static final int ENTRY_OFFSET = 42;

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int LOCAL_NAME = 26;
    private static final int LOCAL_EXTRA = 28;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final NearObject object;
    private final long size;

    Spreadsheet(NearObject object, long size) {
        this.object = object;
        this.size = size;
    }

    /** A part of the zip, as its directory has it. */
    private record Part(int method, long packed, long offset) {}

    boolean isWorkbook() throws IOException {
        var directory = directory();
        var part = directory == null ? null : find(directory);
        if (part == null) {
            return false;
        }
        var text = unpacked(part);
        return text != null && text.contains("\"" + WORKBOOK + "\"");
    }

    /** The directory is named by the zip's last lines, which a comment of any length may follow. */
    private @Nullable ByteBuffer directory() throws IOException {
        var tail = bytes(Math.max(0, size - END_LENGTH - MAX_COMMENT), END_LENGTH + MAX_COMMENT);
        for (var place = tail.limit() - END_LENGTH; place >= 0; place--) {
            if (tail.getInt(place) == END_SIGNATURE) {
                var length = unsigned(tail.getInt(place + END_DIRECTORY_SIZE));
                var offset = unsigned(tail.getInt(place + END_DIRECTORY_OFFSET));
                return length > MAX_DIRECTORY || offset + length > size ? null : bytes(offset, (int) length);
            }
        }
        return null;
    }

    private static @Nullable Part find(ByteBuffer directory) {
        var place = 0;
        while (place + ENTRY_LENGTH <= directory.limit() && directory.getInt(place) == ENTRY_SIGNATURE) {
            var name = unsigned(directory.getShort(place + ENTRY_NAME));
            if (isContentTypes(directory, place + ENTRY_LENGTH, name)) {
                return new Part(
                        unsigned(directory.getShort(place + ENTRY_METHOD)),
                        unsigned(directory.getInt(place + ENTRY_PACKED)),
                        unsigned(directory.getInt(place + ENTRY_OFFSET)));
            }
            place += ENTRY_LENGTH
                    + name
                    + unsigned(directory.getShort(place + ENTRY_EXTRA))
                    + unsigned(directory.getShort(place + ENTRY_COMMENT));
        }
        return null;
    }

    private static boolean isContentTypes(ByteBuffer directory, int place, int length) {
        return length == CONTENT_TYPES.length
                && place + length <= directory.limit()
                && directory.slice(place, length).equals(ByteBuffer.wrap(CONTENT_TYPES));
    }

    private @Nullable String unpacked(Part part) throws IOException {
        var head = bytes(part.offset(), LOCAL_LENGTH);
        if (head.limit() < LOCAL_LENGTH || head.getInt(0) != LOCAL_SIGNATURE) {
            return null;
        }
        var names = unsigned(head.getShort(LOCAL_NAME)) + unsigned(head.getShort(LOCAL_EXTRA));
        var packed = bytes(part.offset() + LOCAL_LENGTH + names, (int) Math.min(part.packed(), MAX_PART));
        return switch (part.method()) {
            case STORED -> StandardCharsets.UTF_8.decode(packed).toString();
            case DEFLATED -> inflated(packed);
            default -> null;
        };
    }

    /** As much of it as it can need; what is broken says nothing. */
    private static @Nullable String inflated(ByteBuffer packed) {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            var text = new byte[MAX_PART];
            var length = 0;
            for (var got = inflater.inflate(text); got > 0; got = inflater.inflate(text, length, MAX_PART - length)) {
                length += got;
            }
            return new String(text, 0, length, StandardCharsets.UTF_8);
        } catch (DataFormatException _) {
            return null;
        }
    }

    /** Bytes of the zip, fewer where it ends. */
    private ByteBuffer bytes(long offset, int length) throws IOException {
        if (offset >= size) {
            return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        try (var in = object.read(offset)) {
            return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }
}
