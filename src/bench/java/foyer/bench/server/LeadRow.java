package foyer.bench.server;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the endpoints written by hand answer: the fields of the queries, in their shape. */
final class LeadRow {

    private LeadRow() {}

    record Stage(String key, String name) {}

    record Contact(@Nullable String name) {}

    record Assignee(String id, String name, String email) {}

    record Note(String id, String body) {}

    record Notes(List<Note> nodes) {}

    /** A lead of Q0 and Q1. */
    record Plain(
            String id,
            String title,
            String source,
            @Nullable Integer score,
            int version,
            Instant createdAt,
            Stage stage,
            Contact contact) {}

    /** A lead of Q2 and Q3. */
    record WithNotes(
            String id,
            String title,
            String source,
            @Nullable Integer score,
            int version,
            Instant createdAt,
            Stage stage,
            Contact contact,
            @Nullable Assignee assignee,
            Notes notes) {}

    record Made(String id, String title, int version, Instant createdAt) {}

    record Page<T>(List<T> nodes) {}

    record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

    record CountedPage(int totalCount, PageInfo pageInfo, List<WithNotes> nodes) {}
}
