package foyer.records;

import foyer.files.FileId;
import foyer.jobs.JobId;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a record, as its timeline tells it. Names are those of the time it happened.
 *
 * @param actorId null when it was no member
 * @param noteId the note that was added, or what was written down of a call, a meeting, an e-mail or a message; else
 *     null
 * @param fileId the file that was added or removed; else null
 * @param rule the name of the rule that chose, null when a person did
 * @param job the job that did it, of an import and of what took one back; else null
 */
public record Activity(
        ActivityId id,
        ActivityKind kind,
        @Nullable MembershipId actorId,
        Instant occurredAt,
        @Nullable NoteId noteId,
        @Nullable FileId fileId,
        List<String> changedFields,
        @Nullable String before,
        @Nullable String after,
        @Nullable String rule,
        @Nullable JobId job) {}
