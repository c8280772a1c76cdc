package foyer.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the caller just did to a record, to be told by its timeline.
 *
 * @param changedFields by their names in the schema
 * @param before what it was in words, such as the name of the stage
 * @param after what it became in words
 */
public record Deed(
        Subject subject,
        ActivityKind kind,
        @Nullable NoteId note,
        List<String> changedFields,
        @Nullable String before,
        @Nullable String after) {

    public static Deed of(Subject subject, ActivityKind kind) {
        return new Deed(subject, kind, null, List.of(), null, null);
    }

    public static Deed changed(Subject subject, List<String> fields) {
        return new Deed(subject, ActivityKind.UPDATED, null, fields, null, null);
    }

    public static Deed turned(Subject subject, ActivityKind kind, @Nullable String before, @Nullable String after) {
        return new Deed(subject, kind, null, List.of(), before, after);
    }

    public static Deed noted(Subject subject, NoteId note) {
        return new Deed(subject, ActivityKind.NOTE_ADDED, note, List.of(), null, null);
    }
}
