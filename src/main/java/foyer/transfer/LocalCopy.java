package foyer.transfer;

import foyer.transfer.table.TableSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file's bytes on this node's disk for as long as they are read, several times over; wherever they are kept. */
final class LocalCopy implements TableSource, Closeable {

    private final Path path;

    private LocalCopy(Path path) {
        this.path = path;
    }

    static LocalCopy of(InputStream bytes) throws IOException {
        var copy = new LocalCopy(Files.createTempFile("foyer-import-", ".table"));
        try (bytes) {
            Files.copy(bytes, copy.path, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
