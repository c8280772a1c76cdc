package foyer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.transfer.table.Table;
import foyer.transfer.table.TableFormat;
import foyer.transfer.table.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of a table is in memory at once. */
@Tag("unit")
class ChunkReaderTest {

    private static final int LONG = 1_000_000;
    private static final RowProblems.Worded WORDS = new RowProblems.Worded("Too many", "An error");

    /** A file on the disk. */
    private record Stored(Path path) implements TableSource {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /** Understands every row. */
    private record Lengths() implements ImportSession<Integer> {

        @Override
        public List<ImportField> fields() {
            return List.of();
        }

        @Override
        public ParsedRow<Integer> parse(ImportRow row) {
            var text = row.text("TEXT");
            return new ParsedRow.Good<>(text == null ? 0 : text.length());
        }

        @Override
        public List<RowOutcome> store(UUID job, List<Integer> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RowOutcome> foresee(List<Integer> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void lookAfter() {
            throw new UnsupportedOperationException();
        }
    }

    @TempDir
    Path folder;

    private static List<Integer> sizes(Stored file, int size) throws IOException {
        var mapping = Collections.<@Nullable String>singletonList("TEXT");
        var table = Table.open(file, TableFormat.detect(file));
        try (var reader = new ChunkReader<>(table, mapping, new Lengths(), WORDS)) {
            var sizes = new ArrayList<Integer>();
            for (var chunk = reader.next(size); ; chunk = reader.next(size)) {
                assertThat(chunk.parsed()).hasSameSizeAs(chunk.rows());
                sizes.add(chunk.rows().size());
                if (chunk.last()) {
                    return sizes;
                }
            }
        }
    }

    @Test
    void endsAChunkAfterSoManyRowsOrSoMuchText() throws IOException {
        var path = folder.resolve("long.csv");
        Files.writeString(path, "text\n" + ("x".repeat(LONG) + "\n").repeat(12) + "y\n".repeat(5));

        assertThat(sizes(new Stored(path), 1_000)).containsExactly(5, 5, 7);
        assertThat(sizes(new Stored(path), 4)).containsExactly(4, 4, 4, 4, 1);
    }
}
