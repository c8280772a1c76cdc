package foyer.records;

import foyer.tenancy.MembershipId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Text that a member wrote about a record, as the schema shows it.
 *
 * @param authorId null when the author was no member
 */
public record Note(NoteId id, String body, @Nullable MembershipId authorId, Instant createdAt) {

    /** The longest body, in characters. */
    public static final int MAX_BODY = 10_000;
}
