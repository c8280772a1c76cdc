package foyer.records.tags;

import static foyerdb.records.Tables.TAGGING;
import static java.util.Objects.requireNonNull;

import foyer.platform.security.CurrentCaller;
import foyer.records.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on tags. */
@Component
class TagQueries {

    /** After every text that begins with the one before it. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private static final Name KNOWN = DSL.name("known");
    private static final Field<String> KNOWN_TAG = DSL.field(DSL.name("known", "tag"), String.class);

    private static final String INSERT = """
            insert into records.tagging (tenant_id, subject_kind, subject_id, tag)
            select {0}, {1}, u.subject, u.tag from unnest({2}, {3}) as u (subject, tag)""";

    private static final String DELETE_OTHERS = """
            delete from records.tagging t
            where t.tenant_id = {0} and t.subject_kind = {1} and t.subject_id = any({2}) and not exists (
                select from unnest({3}, {4}) as u (subject, tag) where u.subject = t.subject_id and u.tag = t.tag)""";

    private final DSLContext db;

    TagQueries(DSLContext db) {
        this.db = db;
    }

    void insert(Subject subject, Collection<String> tags) {
        insert(subject.kind(), Map.of(subject.id(), tags));
    }

    void insert(String kind, Map<UUID, ? extends Collection<String>> tags) {
        var subjects = new ArrayList<UUID>();
        var names = new ArrayList<String>();
        tags.forEach((subject, some) -> some.forEach(tag -> {
            subjects.add(subject);
            names.add(tag);
        }));
        db.query(
                        INSERT,
                        DSL.val(CurrentCaller.tenant()),
                        DSL.val(kind),
                        DSL.val(subjects.toArray(UUID[]::new), SQLDataType.UUID.array()),
                        DSL.val(names.toArray(String[]::new), SQLDataType.CLOB.array()))
                .execute();
    }

    void delete(Subject subject, Collection<String> tags) {
        delete(subject.kind(), List.of(subject.id()), tags);
    }

    void delete(String kind, Collection<UUID> subjects, Collection<String> tags) {
        db.deleteFrom(TAGGING)
                .where(TAGGING.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TAGGING.SUBJECT_KIND.eq(kind))
                .and(TAGGING.SUBJECT_ID.eq(DSL.any(subjects.toArray(UUID[]::new))))
                .and(TAGGING.TAG.eq(DSL.any(tags.toArray(String[]::new))))
                .execute();
    }

    void deleteOthers(String kind, Map<UUID, ? extends Collection<String>> kept) {
        var subjects = new ArrayList<UUID>();
        var names = new ArrayList<String>();
        kept.forEach((subject, some) -> some.forEach(tag -> {
            subjects.add(subject);
            names.add(tag);
        }));
        db.query(
                        DELETE_OTHERS,
                        DSL.val(CurrentCaller.tenant()),
                        DSL.val(kind),
                        DSL.val(kept.keySet().toArray(UUID[]::new), SQLDataType.UUID.array()),
                        DSL.val(subjects.toArray(UUID[]::new), SQLDataType.UUID.array()),
                        DSL.val(names.toArray(String[]::new), SQLDataType.CLOB.array()))
                .execute();
    }

    void delete(String kind, Collection<UUID> subjects) {
        db.deleteFrom(TAGGING)
                .where(TAGGING.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TAGGING.SUBJECT_KIND.eq(kind))
                .and(TAGGING.SUBJECT_ID.eq(DSL.any(subjects.toArray(UUID[]::new))))
                .execute();
    }

    /** Goes from each tag to the next one by the index: what it costs is how many there are to tell, however often each is used. */
    List<String> known(String kind, String prefix, int most) {
        var first = DSL.select(TAGGING.TAG)
                .from(TAGGING)
                .where(TAGGING.SUBJECT_KIND.eq(kind))
                .and(TAGGING.TAG.ge(prefix))
                .and(TAGGING.TAG.lt(prefix + LAST))
                .orderBy(TAGGING.TAG)
                .limit(1);
        var next =
                DSL.select(DSL.field(next(kind, prefix))).from(DSL.table(KNOWN)).where(KNOWN_TAG.isNotNull());
        return db.withRecursive(KNOWN.fields("tag").as(first.unionAll(next)))
                .select(KNOWN_TAG)
                .from(DSL.table(KNOWN))
                .where(KNOWN_TAG.isNotNull())
                .limit(most)
                .fetch(row -> requireNonNull(row.value1()));
    }

    /**
     * How many of these records have each of the first tags that begin so. Their tags are read by the records and put aside:
     * in the order of the tags those of all records would be gone through.
     */
    Map<String, Integer> counted(String kind, Select<Record1<UUID>> records, String prefix, int most) {
        var theirs = DSL.select(TAGGING.TAG)
                .from(TAGGING)
                .where(TAGGING.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TAGGING.SUBJECT_KIND.eq(kind))
                .and(TAGGING.SUBJECT_ID.eq(DSL.any(DSL.array(records))))
                .and(TAGGING.TAG.ge(prefix))
                .and(TAGGING.TAG.lt(prefix + LAST));
        var counted = new LinkedHashMap<String, Integer>();
        db.with(KNOWN.fields("tag").asMaterialized(theirs))
                .select(KNOWN_TAG, DSL.count())
                .from(DSL.table(KNOWN))
                .groupBy(KNOWN_TAG)
                .orderBy(KNOWN_TAG)
                .limit(most)
                .forEach(row -> counted.put(requireNonNull(row.value1()), row.value2()));
        return counted;
    }

    static Select<Record1<UUID>> newestWith(String kind, Field<String> tag, int most) {
        return DSL.select(TAGGING.SUBJECT_ID)
                .from(TAGGING)
                .where(TAGGING.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(TAGGING.SUBJECT_KIND.eq(kind))
                .and(TAGGING.TAG.eq(tag))
                .orderBy(TAGGING.TAG.desc(), TAGGING.SUBJECT_ID.desc())
                .limit(most);
    }

    private static Select<Record1<String>> next(String kind, String prefix) {
        return DSL.select(TAGGING.TAG)
                .from(TAGGING)
                .where(TAGGING.SUBJECT_KIND.eq(kind))
                .and(TAGGING.TAG.gt(KNOWN_TAG))
                .and(TAGGING.TAG.lt(prefix + LAST))
                .orderBy(TAGGING.TAG)
                .limit(1);
    }

    static Field<String[]> tags(String kind, Field<UUID> tenant, Field<UUID> id) {
        return DSL.array(DSL.select(TAGGING.TAG).from(TAGGING).where(of(kind, tenant, id)));
    }

    static Condition matching(String kind, Field<UUID> id, TagFilter filter) {
        var each = stored(filter.all()).stream()
                .map(tag -> has(kind, id, DSL.val(tag)))
                .toList();
        return DSL.and(each)
                .and(filter.any() == null ? DSL.noCondition() : hasAny(kind, id, stored(filter.any())))
                .and(filter.none() == null ? DSL.noCondition() : DSL.not(hasAny(kind, id, stored(filter.none()))));
    }

    static Condition has(String kind, Field<UUID> id, Field<String> tag) {
        return DSL.exists(
                DSL.selectOne().from(TAGGING).where(ofCaller(kind, id)).and(TAGGING.TAG.eq(tag)));
    }

    private static Condition hasAny(String kind, Field<UUID> id, List<String> tags) {
        return DSL.exists(DSL.selectOne()
                .from(TAGGING)
                .where(ofCaller(kind, id))
                .and(TAGGING.TAG.eq(DSL.any(tags.toArray(String[]::new)))));
    }

    /** Whatever meets the filter has one of each of these. */
    private static List<List<String>> wanted(TagFilter filter) {
        var wanted = stored(filter.all()).stream().map(List::of).collect(Collectors.toCollection(ArrayList::new));
        if (filter.any() != null) {
            wanted.add(stored(filter.any()));
        }
        return wanted;
    }

    static List<Select<Record1<UUID>>> eachWith(String kind, TagFilter filter, int most) {
        return wanted(filter).stream()
                .<Select<Record1<UUID>>>map(tags -> DSL.select(TAGGING.SUBJECT_ID)
                        .from(TAGGING)
                        .where(having(kind, tags))
                        // As the index has them: else the table is read, where many have the tag.
                        .orderBy(TAGGING.TAG.desc(), TAGGING.SUBJECT_ID.desc())
                        .limit(most))
                .toList();
    }

    private static Condition having(String kind, List<String> tags) {
        return TAGGING.TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(TAGGING.SUBJECT_KIND.eq(kind))
                .and(TAGGING.TAG.eq(DSL.any(tags.toArray(String[]::new))));
    }

    /**
     * By the tenant's value: by the record's column the planner may join all tags to whatever else of the statement has
     * that column, takes the result for a few rows, and looks up the record for each of many.
     */
    private static Condition ofCaller(String kind, Field<UUID> id) {
        return of(kind, DSL.val(CurrentCaller.tenant()), id);
    }

    private static Condition of(String kind, Field<UUID> tenant, Field<UUID> id) {
        return TAGGING.TENANT_ID.eq(tenant).and(TAGGING.SUBJECT_KIND.eq(kind)).and(TAGGING.SUBJECT_ID.eq(id));
    }

    private static List<String> stored(@Nullable List<String> tags) {
        return tags == null
                ? List.of()
                : tags.stream().map(Tags::normalised).distinct().toList();
    }
}
