package foyer.records.freezing;

import foyer.entitlements.FrozenMarks;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rows of stocks of the tenant acted in, by the order of their ids: that is the order in which they were made, and the key
 * that each table has, so that a stock needs no other index for it.
 */
@Component
class FreezingQueries {

    private static final String ORDER = "FREEZES";

    private final DSLContext db;

    FreezingQueries(DSLContext db) {
        this.db = db;
    }

    /** Those of the ids that count, in their order. */
    List<UUID> counted(FrozenRows rows, Collection<UUID> ids) {
        return db.select(rows.id())
                .from(table(rows))
                .where(are(rows, ids))
                .and(rows.counted())
                .orderBy(rows.id())
                .fetch(rows.id());
    }

    /** The same that the caller may see. */
    Set<UUID> seen(FrozenRows rows, Collection<UUID> ids) {
        return db.select(rows.id())
                .from(table(rows))
                .where(are(rows, ids))
                .and(rows.counted())
                .and(rows.seen().get())
                .fetchSet(rows.id());
    }

    /** The one that so many of the others are older than, without those chosen; null when there are not so many. */
    @Nullable UUID at(FrozenRows rows, List<UUID> chosen, long place) {
        return db.select(rows.id())
                .from(table(rows))
                .where(rows.counted())
                .and(isNone(rows, chosen))
                .orderBy(rows.id())
                .offset(place)
                .limit(1)
                .fetchOne(rows.id());
    }

    /** Some of those that are to be frozen and are not, in their order; none that somebody is about to delete. */
    List<UUID> unfrozen(FrozenRows rows, FrozenLine line, @Nullable UUID after, int most) {
        var from = Objects.requireNonNull(line.from());
        var tenant = DSL.val(CurrentCaller.tenant());
        return db.select(rows.id())
                .from(table(rows))
                .where(
                        after == null
                                ? rows.id().ge(from)
                                : rows.id().gt(after).and(rows.id().ge(from)))
                .and(rows.counted())
                .and(isNone(rows, line.staying()))
                .and(DSL.not(FrozenMarks.isFrozen(rows.kind(), tenant, rows.id())))
                .orderBy(rows.id())
                .limit(most)
                .forKeyShare()
                .skipLocked()
                .fetch(rows.id());
    }

    /** Those that the line freezes and the caller may see, the newest first. */
    Connection<UUID> over(FrozenRows rows, FrozenLine line, PageRequest page) {
        var condition = rows.counted().and(over(rows, line)).and(rows.seen().get());
        Keyset<UUID> newest = Keyset.descending(ORDER, List.of(new Keyset.Column<>(rows.id(), Function.identity())));
        return newest.page(
                db.select(rows.id()).from(table(rows)).where(condition),
                page,
                row -> row.value1(),
                () -> db.fetchCount(
                        db.selectOne().from(table(rows)).where(condition).limit(Connection.COUNT_CAP + 1)));
    }

    private static Condition over(FrozenRows rows, FrozenLine line) {
        var chosen = new ArrayList<>(line.staying());
        chosen.addAll(line.over());
        var others = line.from() == null
                ? DSL.falseCondition()
                : rows.id().ge(line.from()).and(isNone(rows, chosen));
        return line.over().isEmpty() ? others : others.or(are(rows, line.over()));
    }

    private static Table<?> table(FrozenRows rows) {
        return Objects.requireNonNull(rows.id().getTable());
    }

    private static Condition are(FrozenRows rows, Collection<UUID> ids) {
        return rows.id().eq(DSL.any(ids.toArray(UUID[]::new)));
    }

    /** As a query: then the ids are looked up by their hash, where an array would be gone through for each row. */
    private static Condition isNone(FrozenRows rows, List<UUID> ids) {
        if (ids.isEmpty()) {
            return DSL.noCondition();
        }
        Field<UUID> id = DSL.field(DSL.name("chosen", "id"), UUID.class);
        return rows.id()
                .notIn(DSL.select(id).from(DSL.unnest(ids.toArray(UUID[]::new)).as("chosen", "id")));
    }
}
