package foyer.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who may use which root field, as people have decided: a row for each field, a column for each actor, and in it what the
 * actor is answered. It is written down beside the schema, so that a directive that is wrong or forgotten is found.
 */
record Expectations(List<String> actors, Map<String, List<String>> rows) {

    private static final Path FILE = Path.of("src/test/resources/isolation/authorisation.txt");

    /** What stands in the table for the codes of refusals, and for being let in. */
    private static final Map<String, String> MARKS = Map.of(
            "let in", "+",
            "UNAUTHENTICATED", "U",
            "FORBIDDEN", "F",
            "TENANT_SUSPENDED", "S",
            "PAYMENT_REQUIRED", "P");

    static Expectations read() {
        try (var lines = Files.lines(FILE)) {
            var cells = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split(" +")))
                    .toList();
            var actors = cells.getFirst().subList(1, cells.getFirst().size());
            var rows = new LinkedHashMap<String, List<String>>();
            for (var row : cells.subList(1, cells.size())) {
                if (row.size() != actors.size() + 1 || rows.put(row.getFirst(), row.subList(1, row.size())) != null) {
                    throw new IllegalStateException(FILE + ": one row, and a cell for each actor: " + row);
                }
            }
            return new Expectations(actors, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> fields() {
        return rows.keySet();
    }

    /** What the actor is answered. */
    String of(String field, String actor) {
        var row = Objects.requireNonNull(
                rows.get(field), () -> field + " has no row in " + FILE + ": decide who may use it, and add one");
        return row.get(actors.indexOf(actor));
    }

    static String mark(String answer) {
        return MARKS.getOrDefault(answer, answer);
    }
}
