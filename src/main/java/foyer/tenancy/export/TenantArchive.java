package foyer.tenancy.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An archive while it is written, entry by entry and never twice over: files of lines, the bytes of files, and last the
 * manifest, which says what was written. What it holds is in the user manual ({@code src/docs/exports.md}).
 */
final class TenantArchive {

    /** Grows when a reader of the version before would misunderstand it. */
    static final int VERSION = 1;

    static final String FORMAT = "foyer-tenant-export";
    static final String MANIFEST = "manifest.json";

    private static final String FILES = "files/";
    private static final int BUFFER = 64 * 1024;

    private final ZipOutputStream zip;
    private final JsonMapper json;
    private final Instant madeAt;
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private long written;
    private long files;
    private long fileBytes;
    private long missing;

    TenantArchive(OutputStream out, JsonMapper json, Instant madeAt) {
        this.zip = new ZipOutputStream(out);
        this.json = json;
        this.madeAt = madeAt;
    }

    /** How many lines and files are in it. */
    long written() {
        return written;
    }

    /**
     * Begins an entry of lines; closing it ends the entry.
     *
     * @param columns what each line has; null when that is said elsewhere
     */
    Lines lines(String name, @Nullable List<String> columns) throws IOException {
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        begin(name);
        return new Lines(name, columns);
    }

    /** Lines of JSON in an entry. */
    final class Lines implements Closeable {

        private final String name;
        private final @Nullable List<String> columns;
        private final MessageDigest digest = sha256();
        private long rows;
        private long bytes;

        private Lines(String name, @Nullable List<String> columns) {
            this.name = name;
            this.columns = columns;
        }

        void add(byte[] line) throws IOException {
            part(line);
            part(new byte[] {'\n'});
            rows++;
            written++;
        }

        private void part(byte[] part) throws IOException {
            zip.write(part);
            digest.update(part);
            bytes += part.length;
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
            var entry = new LinkedHashMap<String, Object>();
            entry.put("name", name);
            entry.put("rows", rows);
            entry.put("bytes", bytes);
            entry.put("sha256", HexFormat.of().formatHex(digest.digest()));
            if (columns != null) {
                entry.put("columns", columns);
            }
            entries.add(entry);
        }
    }

    /** The bytes of a file, whose SHA-256 its line tells; most of them are compressed already. */
    void file(String id, String name, InputStream bytes, Runnable check) throws IOException {
        zip.setLevel(Deflater.BEST_SPEED);
        begin(FILES + id + "/" + name);
        var buffer = new byte[BUFFER];
        for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            check.run();
            zip.write(buffer, 0, read);
            fileBytes += read;
        }
        zip.closeEntry();
        files++;
        written++;
    }

    /** A file that went while the archive was written. */
    void missing() {
        missing++;
    }

    private void begin(String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(madeAt));
        zip.putNextEntry(entry);
    }

    /** Writes what it holds, and ends it. */
    void end(Map<String, ?> tenant) throws IOException {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", FORMAT);
        manifest.put("version", VERSION);
        manifest.put("tenant", tenant);
        manifest.put("madeAt", madeAt.toString());
        manifest.put("entries", entries);
        manifest.put("files", Map.of("folder", FILES, "count", files, "bytes", fileBytes, "missing", missing));
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        begin(MANIFEST);
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
