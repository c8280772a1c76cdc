package foyer.bench.data;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL does for statements of the API as the serving login beneath row-level security: EXPLAIN (ANALYZE,
 * BUFFERS) of each and of those within its functions, as auto_explain tells.
 */
public final class ServedPlans {

    private static final List<String> TELL = List.of(
            "load 'auto_explain'",
            "set auto_explain.log_min_duration = 0",
            "set auto_explain.log_analyze = on",
            "set auto_explain.log_buffers = on",
            "set auto_explain.log_nested_statements = on",
            "set auto_explain.log_level = notice",
            "set client_min_messages = notice");

    private static final Pattern COST = Pattern.compile("\\(cost=[^)]*\\) ");
    private static final Pattern TELLING = Pattern.compile("\\(actual|Cond:|Filter|Buffers: shared");
    private static final Pattern TABLES = Pattern.compile(" on (lead|note|stage_count|tagging|property|media)\\b");
    private static final int WIDTH = 170;

    private final BenchDatabase database;
    private final UUID tenant;

    public ServedPlans(BenchDatabase database, UUID tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** The plans of the statement, of a run with what it reads in memory. */
    public List<String> of(String sql) throws SQLException {
        try (var superuser = database.superuser();
                var statement = superuser.createStatement()) {
            for (var set : TELL) {
                statement.execute(set);
            }
            statement.execute("set session authorization foyer_app");
            statement.execute("select set_config('app.tenant_id', '" + tenant + "', false)");
            run(statement, sql);
            return run(statement, sql).stream().map(ServedPlans::shortened).toList();
        }
    }

    private static List<String> run(Statement statement, String sql) throws SQLException {
        statement.clearWarnings();
        statement.execute(sql);
        var told = new ArrayList<String>();
        for (@Nullable SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
            var text = String.valueOf(notice.getMessage());
            if (TABLES.matcher(text).find()) {
                told.add(text);
            }
        }
        return told;
    }

    /** The nodes with what they did; neither the estimates nor the statement's text. */
    private static String shortened(String plan) {
        var lines = new ArrayList<String>();
        lines.add(plan.lines().findFirst().orElse(""));
        plan.lines()
                .filter(line -> TELLING.matcher(line).find())
                .map(line -> COST.matcher(line).replaceAll(""))
                .map(line -> line.length() > WIDTH ? line.substring(0, WIDTH) + " …" : line)
                .forEach(lines::add);
        return String.join("\n", lines);
    }
}
