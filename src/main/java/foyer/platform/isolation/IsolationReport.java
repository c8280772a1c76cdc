package foyer.platform.isolation;

import java.util.List;
import java.util.stream.Stream;

/**
 * All tables, and what is wrong with them.
 *
 * @param logins what is wrong with the serving logins themselves
 */
public record IsolationReport(List<TableIsolation> tables, List<String> logins) {

    /** What is wrong, each beginning with what it is wrong with. */
    public List<String> findings() {
        var ofTables = tables.stream()
                .flatMap(table -> table.findings().stream().map(finding -> table.name() + ": " + finding));
        return Stream.concat(logins.stream(), ofTables).toList();
    }

    public boolean healthy() {
        return findings().isEmpty();
    }
}
