package foyer.records;

import static foyerdb.records.Tables.NOTE;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on notes. */
@Component
class NoteQueries {

    static final Keyset<Note> NEWEST_FIRST = Keyset.descending(
            "NOTES",
            List.of(
                    new Column<>(NOTE.CREATED_AT, Note::createdAt),
                    new Column<>(NOTE.ID, note -> note.id().value())));

    private final DSLContext db;

    NoteQueries(DSLContext db) {
        this.db = db;
    }

    NoteId insert(Subject subject, String body, Instant at) {
        var actor = CurrentCaller.actor();
        return db.insertInto(NOTE)
                .set(NOTE.TENANT_ID, CurrentCaller.tenant())
                .set(NOTE.SUBJECT_KIND, subject.kind())
                .set(NOTE.SUBJECT_ID, subject.id())
                .set(NOTE.BODY, body)
                .set(NOTE.CREATED_AT, at)
                .set(NOTE.UPDATED_AT, at)
                .set(NOTE.CREATED_BY_KIND, actor.kind())
                .set(NOTE.CREATED_BY_ID, actor.id())
                .returningResult(NOTE.ID)
                .fetchSingle(row -> new NoteId(row.value1()));
    }

    UUID[] ids(Subject subject) {
        return db.select(NOTE.ID)
                .from(NOTE)
                .where(NOTE.SUBJECT_KIND.eq(subject.kind()))
                .and(NOTE.SUBJECT_ID.eq(subject.id()))
                .fetch(NOTE.ID)
                .toArray(UUID[]::new);
    }

    void move(UUID[] notes, Subject from, Subject to) {
        db.update(NOTE)
                .set(NOTE.SUBJECT_ID, to.id())
                .where(NOTE.SUBJECT_KIND.eq(from.kind()))
                .and(NOTE.SUBJECT_ID.eq(from.id()))
                .and(NOTE.ID.eq(DSL.any(notes)))
                .execute();
    }

    void delete(String subjectKind, UUID[] subjects) {
        db.deleteFrom(NOTE)
                .where(NOTE.SUBJECT_KIND.eq(subjectKind))
                .and(NOTE.SUBJECT_ID.eq(DSL.any(subjects)))
                .execute();
    }

    Map<NoteId, Note> byIds(Collection<NoteId> ids) {
        return db.select(NOTE.ID, NOTE.BODY, NOTE.CREATED_AT, NOTE.CREATED_BY_KIND, NOTE.CREATED_BY_ID)
                .from(NOTE)
                .where(NOTE.ID.eq(DSL.any(ids.stream().map(NoteId::value).toArray(UUID[]::new))))
                .fetchMap(
                        row -> new NoteId(row.value1()),
                        row -> note(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** The page of each subject's notes, with one more when there are more; subjects without any are absent. */
    Map<UUID, List<Note>> pages(UUID[] subjects, PageRequest request) {
        var subject = DSL.unnest(subjects).as("subject", "subject");
        var subjectId = requireNonNull(subject.field("subject", UUID.class));
        var page = NEWEST_FIRST
                .limited(
                        db.select(NOTE.ID, NOTE.BODY, NOTE.CREATED_AT, NOTE.CREATED_BY_KIND, NOTE.CREATED_BY_ID)
                                .from(NOTE)
                                .where(NOTE.SUBJECT_ID.eq(subjectId)),
                        request)
                .asTable("page");
        // A lateral join is a nested loop: rows come in the order of the inner query.
        return db.select(
                        subjectId,
                        page.field(NOTE.ID),
                        page.field(NOTE.BODY),
                        page.field(NOTE.CREATED_AT),
                        page.field(NOTE.CREATED_BY_KIND),
                        page.field(NOTE.CREATED_BY_ID))
                .from(subject)
                .crossJoin(DSL.lateral(page))
                .fetchGroups(
                        row -> row.value1(),
                        row -> note(row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** How many notes each subject has, at most one more than is ever told. */
    Map<UUID, Integer> counts(UUID[] subjects) {
        var subject = DSL.unnest(subjects).as("subject", "subject");
        var subjectId = requireNonNull(subject.field("subject", UUID.class));
        var counted = db.selectOne()
                .from(NOTE)
                .where(NOTE.SUBJECT_ID.eq(subjectId))
                .limit(Connection.COUNT_CAP + 1)
                .asTable("counted");
        var count =
                DSL.lateral(db.select(DSL.count().as("notes")).from(counted)).as("count");
        return db.select(subjectId, count.field("notes", Integer.class))
                .from(subject)
                .crossJoin(count)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    static Condition any(String kind, Field<UUID> id, Function<Field<String>, Condition> words) {
        return DSL.exists(DSL.selectOne()
                .from(NOTE)
                .where(NOTE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(NOTE.SUBJECT_KIND.eq(kind))
                .and(NOTE.SUBJECT_ID.eq(id))
                .and(words.apply(NOTE.SEARCH_TEXT)));
    }

    private static Note note(UUID id, String body, Instant at, String authorKind, @Nullable UUID author) {
        return new Note(new NoteId(id), body, Authors.member(authorKind, author), at);
    }
}
