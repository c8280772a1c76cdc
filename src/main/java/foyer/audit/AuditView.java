package foyer.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the schema shows of the log; the schema's name of an entry is also that of what modules record. */
final class AuditView {

    private AuditView() {}

    /** A row of the log and its place in the chain. */
    record AuditEntry(
            AuditEntryId id,
            Instant at,
            @Nullable Long number,
            @Nullable Instant sealedAt,
            AuditActor actor,
            @Nullable AuditActor onBehalfOf,
            String action,
            AuditEntity entity,
            List<AuditChange> changes,
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String request,
            boolean erased) {}

    /** What something was done to. */
    record AuditEntity(String type, @Nullable String id) {}

    /** What one field was and became. */
    record AuditChange(
            String field, @Nullable String before, @Nullable String after, boolean erased) {}

    /** Where a log does not hold. */
    record AuditBreak(long number, @Nullable AuditEntry entry, ChainBreak.Reason reason) {}

    /** A key that verifies. */
    record AuditKey(String id, String algorithm, String publicKey, Instant createdAt) {}

    /** By field, whether it stands in clear or apart. */
    static List<AuditChange> changes(LoggedRow row) {
        var fields = new TreeSet<>(row.diff().keySet());
        row.digests().keySet().stream()
                .filter(key -> key.indexOf(':') > 0)
                .map(key -> key.substring(key.indexOf(':') + 1))
                .forEach(fields::add);
        var changes = new ArrayList<AuditChange>();
        for (var field : fields) {
            changes.add(change(row, field));
        }
        return changes;
    }

    private static AuditChange change(LoggedRow row, String field) {
        var clear = row.diff().get(field);
        if (clear != null) {
            return new AuditChange(field, clear.get(SplitDiff.BEFORE), clear.get(SplitDiff.AFTER), false);
        }
        var before = SplitDiff.before(field);
        var after = SplitDiff.after(field);
        return new AuditChange(field, row.told(before), row.told(after), isErased(row, before) || isErased(row, after));
    }

    private static boolean isErased(LoggedRow row, String key) {
        return row.digests().containsKey(key) && !row.personal().containsKey(key);
    }
}
