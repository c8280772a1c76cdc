package foyer.records;

import static foyerdb.records.Tables.ACTIVITY;
import static java.util.Objects.requireNonNull;

import foyer.files.FileId;
import foyer.jobs.JobId;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyerdb.records.tables.records.ActivityRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on activities. */
@Component
class ActivityQueries {

    static final Keyset<Activity> NEWEST_FIRST = Keyset.descending(
            "TIMELINE",
            List.of(
                    new Column<>(ACTIVITY.OCCURRED_AT, Activity::occurredAt),
                    new Column<>(ACTIVITY.ID, activity -> activity.id().value())));

    /** Many lines in one statement, whose text is the same for any number: each column goes in as one array. */
    private static final String INSERT = """
            insert into records.activity
                (tenant_id, actor_kind, actor_id, occurred_at, subject_kind, subject_id, kind, detail)
            select {0}, {1}, {2}, {3}, u.subject_kind, u.subject_id, u.kind, u.detail::jsonb
            from unnest({4}, {5}, {6}, {7}) as u (subject_kind, subject_id, kind, detail)""";

    private final DSLContext db;
    private final ActivityDetails details;

    ActivityQueries(DSLContext db, ActivityDetails details) {
        this.db = db;
        this.details = details;
    }

    void insert(List<Deed> deeds, Instant at) {
        if (deeds.isEmpty()) {
            return;
        }
        db.query(INSERT, columns(deeds, at)).execute();
    }

    private QueryPart[] columns(List<Deed> deeds, Instant at) {
        var actor = CurrentCaller.actor();
        return new QueryPart[] {
            DSL.val(CurrentCaller.tenant()),
            DSL.val(actor.kind()),
            DSL.val(actor.id(), ACTIVITY.ACTOR_ID),
            DSL.val(at),
            texts(deeds, deed -> deed.subject().kind()),
            DSL.val(deeds.stream().map(deed -> deed.subject().id()).toArray(UUID[]::new)),
            texts(deeds, deed -> deed.kind().name()),
            texts(deeds, deed -> details.write(deed).data())
        };
    }

    private static Field<?> texts(List<Deed> deeds, Function<Deed, String> text) {
        return DSL.val(deeds.stream().map(text).toArray(String[]::new), SQLDataType.CLOB.array());
    }

    ActivityId insertOne(Deed deed, Instant at) {
        return db.resultQuery(INSERT + " returning id", columns(List.of(deed), at))
                .fetchSingle(made -> new ActivityId(made.get(0, UUID.class)));
    }

    @Nullable Activity byId(ActivityId id) {
        return db.select(
                        ACTIVITY.ID,
                        ACTIVITY.KIND,
                        ACTIVITY.ACTOR_KIND,
                        ACTIVITY.ACTOR_ID,
                        ACTIVITY.OCCURRED_AT,
                        ACTIVITY.DETAIL)
                .from(ACTIVITY)
                .where(ACTIVITY.ID.eq(id.value()))
                .fetchOne(row -> activity(
                        row.value1(),
                        row.value2(),
                        Authors.member(row.value3(), row.value4()),
                        row.value5(),
                        row.value6()));
    }

    void insertAll(UUID[] subjects, Deed like, Instant at) {
        var actor = CurrentCaller.actor();
        var subject = DSL.unnest(subjects).as("subject", "subject");
        db.insertInto(
                        ACTIVITY,
                        ACTIVITY.TENANT_ID,
                        ACTIVITY.SUBJECT_KIND,
                        ACTIVITY.SUBJECT_ID,
                        ACTIVITY.KIND,
                        ACTIVITY.ACTOR_KIND,
                        ACTIVITY.ACTOR_ID,
                        ACTIVITY.DETAIL,
                        ACTIVITY.OCCURRED_AT)
                .select(db.select(
                                DSL.val(CurrentCaller.tenant()),
                                DSL.val(like.subject().kind()),
                                requireNonNull(subject.field("subject", UUID.class)),
                                DSL.val(like.kind().name()),
                                DSL.val(actor.kind()),
                                DSL.val(actor.id(), ACTIVITY.ACTOR_ID),
                                DSL.val(details.write(like)),
                                DSL.val(at))
                        .from(subject))
                .execute();
    }

    UUID[] ids(Subject subject) {
        return db.select(ACTIVITY.ID)
                .from(ACTIVITY)
                .where(ACTIVITY.SUBJECT_KIND.eq(subject.kind()))
                .and(ACTIVITY.SUBJECT_ID.eq(subject.id()))
                .fetch(ACTIVITY.ID)
                .toArray(UUID[]::new);
    }

    /** As rows anew, with the same ids: nobody has the right to change what is told. */
    void move(UUID[] lines, Subject from, Subject to) {
        var gone = DSL.name("gone");
        var values = Arrays.stream(ACTIVITY.fields())
                .<Field<?>>map(field -> field.equals(ACTIVITY.SUBJECT_ID)
                        ? DSL.val(to.id())
                        : DSL.field(DSL.name(gone, field.getUnqualifiedName()), field.getDataType()))
                .toList();
        db.with(gone)
                .as(DSL.deleteFrom(ACTIVITY)
                        .where(ACTIVITY.SUBJECT_KIND.eq(from.kind()))
                        .and(ACTIVITY.SUBJECT_ID.eq(from.id()))
                        .and(ACTIVITY.ID.eq(DSL.any(lines)))
                        .returning())
                .insertInto(ACTIVITY)
                .columns(ACTIVITY.fields())
                .select(DSL.select(values).from(DSL.table(gone)))
                .execute();
    }

    void delete(String subjectKind, UUID[] subjects) {
        db.deleteFrom(ACTIVITY)
                .where(ACTIVITY.SUBJECT_KIND.eq(subjectKind))
                .and(ACTIVITY.SUBJECT_ID.eq(DSL.any(subjects)))
                .execute();
    }

    /** The same line as a row that can be written again. */
    ActivityRecord anew(ActivityRecord line) {
        var row = new ActivityRecord();
        row.from(line);
        row.setDetail(details.withoutWords(line.getDetail()));
        return row;
    }

    /** The page of each subject's timeline, with one more when there are more; subjects without any are absent. */
    Map<UUID, List<Activity>> pages(UUID[] subjects, PageRequest request) {
        var subject = DSL.unnest(subjects).as("subject", "subject");
        var subjectId = requireNonNull(subject.field("subject", UUID.class));
        var page = NEWEST_FIRST
                .limited(
                        db.select(
                                        ACTIVITY.ID,
                                        ACTIVITY.KIND,
                                        ACTIVITY.ACTOR_KIND,
                                        ACTIVITY.ACTOR_ID,
                                        ACTIVITY.OCCURRED_AT,
                                        ACTIVITY.DETAIL)
                                .from(ACTIVITY)
                                .where(ACTIVITY.SUBJECT_ID.eq(subjectId)),
                        request)
                .asTable("page");
        // A lateral join is a nested loop: rows come in the order of the inner query.
        return db.select(
                        subjectId,
                        page.field(ACTIVITY.ID),
                        page.field(ACTIVITY.KIND),
                        page.field(ACTIVITY.ACTOR_KIND),
                        page.field(ACTIVITY.ACTOR_ID),
                        page.field(ACTIVITY.OCCURRED_AT),
                        page.field(ACTIVITY.DETAIL))
                .from(subject)
                .crossJoin(DSL.lateral(page))
                .fetchGroups(
                        row -> row.value1(),
                        row -> activity(
                                row.value2(),
                                row.value3(),
                                Authors.member(row.value4(), row.value5()),
                                row.value6(),
                                row.value7()));
    }

    private Activity activity(UUID id, String kind, @Nullable MembershipId actor, Instant at, JSONB detail) {
        var told = details.read(detail);
        return new Activity(
                new ActivityId(id),
                ActivityKind.valueOf(kind),
                actor,
                at,
                told.note() == null ? null : new NoteId(told.note()),
                told.file() == null ? null : new FileId(told.file()),
                told.changedFields(),
                told.before(),
                told.after(),
                told.rule(),
                told.job() == null ? null : new JobId(told.job()));
    }
}
