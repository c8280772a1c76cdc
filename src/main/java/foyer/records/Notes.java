package foyer.records;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.time.TenantClock;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes on records of any kind. The module that owns the subject checks that it is there and may be written on. */
@Component
public class Notes {

    private final NoteQueries queries;
    private final TenantClock clock;

    Notes(NoteQueries queries, TenantClock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * Writes a note by the caller.
     *
     * @param body 1 to {@link Note#MAX_BODY} characters
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public NoteId add(Subject subject, String body) {
        return queries.insert(subject, body, clock.now());
    }

    /** How many notes each of the subjects has, at most one more than is ever told. */
    public Map<UUID, Integer> counts(Collection<UUID> subjects) {
        return queries.counts(subjects.toArray(UUID[]::new));
    }

    /** Gives all notes of one subject to another of its kind; answers which. Both are held by the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID[] moveAll(Subject from, Subject to) {
        var notes = queries.ids(from);
        move(notes, from, to);
        return notes;
    }

    /** Gives those of the notes that are the one subject's to the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(UUID[] notes, Subject from, Subject to) {
        if (notes.length > 0) {
            queries.move(notes, from, to);
        }
    }

    /** Deletes all notes on these subjects, which are being deleted too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAll(String subjectKind, Collection<UUID> subjects) {
        queries.delete(subjectKind, subjects.toArray(UUID[]::new));
    }

    /** True of the caller's tenant's rows with a note whose words, as search compares them, meet the condition. */
    public static Condition any(String kind, Field<UUID> id, Function<Field<String>, Condition> words) {
        return NoteQueries.any(kind, id, words);
    }

    /** The notes that exist. */
    public Map<NoteId, Note> byIds(Collection<NoteId> ids) {
        return queries.byIds(ids);
    }

    /** A page of the subject's notes, newest first; loaded in one statement with those of its siblings. */
    public CompletableFuture<Connection<Note>> page(
            Subject subject, PageRequest page, DataFetchingEnvironment environment) {
        var pages = RecordLoaders.<SubjectPage, List<Note>>of(environment, RecordLoaders.NOTE_PAGES);
        var counts = RecordLoaders.<UUID, Integer>of(environment, RecordLoaders.NOTE_COUNTS);
        return pages.load(new SubjectPage(subject.id(), page))
                .thenApply(
                        notes -> Connection.of(notes, NoteQueries.NEWEST_FIRST, page, () -> counts.load(subject.id())));
    }
}
