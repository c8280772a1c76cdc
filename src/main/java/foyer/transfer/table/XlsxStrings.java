package foyer.transfer.table;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a workbook's cells point to, each kept once. They are written to the disk and read from there: a file has
 * as many of them as it has cells, and all of them in memory would be most of it.
 */
final class XlsxStrings implements Closeable {

    private static final int MAX_COUNT = 8 << 20;
    private static final int FIRST_COUNT = 1024;

    private final Arena arena = Arena.ofShared();
    private final Path path;
    private int[] ends = new int[FIRST_COUNT];
    private int count;
    private MemorySegment texts = MemorySegment.NULL;

    private XlsxStrings(Path path) {
        this.path = path;
    }

    /** @param part null when the workbook has none */
    static XlsxStrings of(ZipFile zip, @Nullable String part) throws IOException {
        var strings = new XlsxStrings(Files.createTempFile("foyer-strings-", ".txt"));
        try {
            if (part != null) {
                strings.fill(zip, part);
            }
            return strings;
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    private void fill(ZipFile zip, String part) throws IOException {
        try (var xml = XmlPart.open(zip, part, XmlPart.MAX_LARGE);
                var out = new BufferedOutputStream(Files.newOutputStream(path))) {
            while (xml.nextStart()) {
                if (xml.is("si")) {
                    add(XlsxText.of(xml), out);
                }
            }
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            texts = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private void add(String text, OutputStream out) throws IOException {
        if (count == MAX_COUNT) {
            throw new TableException(TableProblem.UNPACKS_TOO_LARGE, 1);
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        ends[count] = (count == 0 ? 0 : ends[count - 1]) + bytes.length;
        count++;
    }

    /** The text of this number. */
    String get(int number) {
        if (number < 0 || number >= count) {
            throw new TableException(TableProblem.BROKEN, 1);
        }
        var start = number == 0 ? 0 : ends[number - 1];
        var bytes = new byte[ends[number] - start];
        MemorySegment.copy(texts, ValueLayout.JAVA_BYTE, start, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(path);
    }
}
