package foyer.records;

import foyer.files.FileId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the caller just did to a record, to be told by its timeline.
 *
 * @param file the file that it is about
 * @param changedFields by their names in the schema
 * @param before what it was in words, such as the name of the stage
 * @param after what it became in words
 * @param rule the name of the rule that chose, null when a person did
 * @param other the record of the same kind that the words are of, when it is another one: they go when that is forgotten
 * @param job the job that did it, of an import and of what takes one back
 */
public record Deed(
        Subject subject,
        ActivityKind kind,
        @Nullable NoteId note,
        @Nullable FileId file,
        List<String> changedFields,
        @Nullable String before,
        @Nullable String after,
        @Nullable String rule,
        @Nullable UUID other,
        @Nullable UUID job) {

    public static Deed of(Subject subject, ActivityKind kind) {
        return new Deed(subject, kind, null, null, List.of(), null, null, null, null, null);
    }

    public static Deed changed(Subject subject, List<String> fields) {
        return new Deed(subject, ActivityKind.UPDATED, null, null, fields, null, null, null, null, null);
    }

    public static Deed turned(Subject subject, ActivityKind kind, @Nullable String before, @Nullable String after) {
        return new Deed(subject, kind, null, null, List.of(), before, after, null, null, null);
    }

    public static Deed noted(Subject subject, NoteId note) {
        return new Deed(subject, ActivityKind.NOTE_ADDED, note, null, List.of(), null, null, null, null, null);
    }

    /** People were in touch about it; the note is what was written down of it, if anything. */
    public static Deed logged(Subject subject, ActivityKind kind, @Nullable NoteId note) {
        return new Deed(subject, kind, note, null, List.of(), null, null, null, null, null);
    }

    /** A file was put with it, under the name that it has now. */
    public static Deed fileAdded(Subject subject, FileId file, String name) {
        return new Deed(subject, ActivityKind.FILE_ADDED, null, file, List.of(), null, name, null, null, null);
    }

    /** A file was taken from it, under the name that it has now. */
    public static Deed fileRemoved(Subject subject, FileId file, String name) {
        return new Deed(subject, ActivityKind.FILE_REMOVED, null, file, List.of(), name, null, null, null, null);
    }

    /** It was given to somebody by a rule. */
    public static Deed ruled(Subject subject, @Nullable String before, String after, String rule) {
        return new Deed(subject, ActivityKind.ASSIGNED, null, null, List.of(), before, after, rule, null, null);
    }

    /** Another record became part of it, or is one of its own again. */
    public static Deed joined(Subject subject, ActivityKind kind, String title, UUID other) {
        return new Deed(subject, kind, null, null, List.of(), title, null, null, other, null);
    }

    /** An import made it or changed these fields of it, or what the import did was taken back. */
    public static Deed imported(Subject subject, ActivityKind kind, List<String> fields, UUID job) {
        return new Deed(subject, kind, null, null, fields, null, null, null, null, job);
    }
}
