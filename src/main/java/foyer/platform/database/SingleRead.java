package foyer.platform.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What may run outside a transaction: one {@code select}, or one {@code with … select}. This only looks at the text's
 * beginning and for a second statement; a write inside {@code with} is refused by PostgreSQL, since the read's
 * transaction is read-only.
 */
final class SingleRead {

    private static final String NEEDS_TRANSACTION =
            "only a single read may run outside a transaction: use Transactions";

    /** {@code read_only_sql_transaction}. */
    private static final String READ_ONLY_STATE = "25006";

    private SingleRead() {}

    static void require(String sql) {
        var start = 0;
        while (start < sql.length() && (Character.isWhitespace(sql.charAt(start)) || sql.charAt(start) == '(')) {
            start++;
        }
        if ((!startsWith(sql, start, "select") && !startsWith(sql, start, "with")) || hasSecond(sql)) {
            throw refused(null);
        }
    }

    static IllegalStateException refused(@Nullable Throwable cause) {
        return new IllegalStateException(NEEDS_TRANSACTION, cause);
    }

    /** Whether PostgreSQL refused the statement because it writes. */
    static boolean wrote(SQLException failure) {
        return READ_ONLY_STATE.equals(failure.getSQLState());
    }

    private static boolean startsWith(String sql, int start, String word) {
        var end = start + word.length();
        return sql.regionMatches(true, start, word, 0, word.length())
                && (end == sql.length() || !Character.isJavaIdentifierPart(sql.charAt(end)));
    }

    /** A semicolon outside quotes; jOOQ writes neither comments nor dollar quotes. */
    private static boolean hasSecond(String sql) {
        if (sql.indexOf(';') < 0) {
            return false;
        }
        var quote = '\0';
        for (var i = 0; i < sql.length(); i++) {
            var c = sql.charAt(i);
            if (quote == '\0' && c == ';') {
                return true;
            }
            if (quote == '\0' && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = '\0';
            }
        }
        return false;
    }
}
