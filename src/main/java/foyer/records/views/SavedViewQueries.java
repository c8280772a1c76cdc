package foyer.records.views;

import static foyerdb.records.Tables.SAVED_VIEW;

import foyer.platform.security.CurrentCaller;
import foyer.records.fields.CustomFieldOrder;
import foyer.records.fields.OrderDirection;
import foyer.records.fields.RecordType;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on saved views: what the caller has are their own and the shared ones. */
@Component
class SavedViewQueries {

    private static final List<Field<?>> COLUMNS = List.of(
            SAVED_VIEW.ID,
            SAVED_VIEW.SUBJECT_KIND,
            SAVED_VIEW.OWNER_ID,
            SAVED_VIEW.NAME,
            SAVED_VIEW.FILTER,
            SAVED_VIEW.SORT,
            SAVED_VIEW.SORT_FIELD,
            SAVED_VIEW.SORT_DIRECTION,
            SAVED_VIEW.COLUMNS,
            SAVED_VIEW.GROUP_BY,
            SAVED_VIEW.SHARED);

    /** The own ones first, so that nobody loses theirs behind those of others. */
    private static final int MOST = 500;

    private final DSLContext db;

    SavedViewQueries(DSLContext db) {
        this.db = db;
    }

    List<SavedView> all(RecordType type) {
        return db.select(COLUMNS)
                .from(SAVED_VIEW)
                .where(SAVED_VIEW.SUBJECT_KIND.eq(type.kind()))
                .and(isSeen())
                .orderBy(DSL.when(isOwn(), 0).else_(1), SAVED_VIEW.NAME, SAVED_VIEW.ID)
                .limit(MOST)
                .fetch(SavedViewQueries::view);
    }

    @Nullable SavedView byId(SavedViewId id) {
        return db.select(COLUMNS).from(SAVED_VIEW).where(is(id)).and(isSeen()).fetchOne(SavedViewQueries::view);
    }

    /** Nobody else changes it until the transaction ends. */
    @Nullable SavedView lock(SavedViewId id) {
        return db.select(COLUMNS)
                .from(SAVED_VIEW)
                .where(is(id))
                .and(isSeen())
                .forUpdate()
                .fetchOne(SavedViewQueries::view);
    }

    /** How many views the member has, who makes no other until the transaction ends unless there were none. */
    int lockedCount(RecordType type, UUID owner) {
        db.select(SAVED_VIEW.ID)
                .from(SAVED_VIEW)
                .where(of(type, owner))
                .orderBy(SAVED_VIEW.ID)
                .forUpdate()
                .execute();
        // Counted anew: whoever held them before may have added one.
        return db.fetchCount(SAVED_VIEW, of(type, owner));
    }

    void insert(SavedView view, Instant at) {
        db.insertInto(SAVED_VIEW)
                .set(SAVED_VIEW.TENANT_ID, CurrentCaller.tenant())
                .set(SAVED_VIEW.ID, view.id().value())
                .set(SAVED_VIEW.SUBJECT_KIND, view.type().kind())
                .set(SAVED_VIEW.OWNER_ID, owner(view))
                .set(SAVED_VIEW.NAME, view.name())
                .set(SAVED_VIEW.FILTER, JSONB.valueOf(view.filter()))
                .set(SAVED_VIEW.SORT, view.sort())
                .set(SAVED_VIEW.SORT_FIELD, field(view))
                .set(SAVED_VIEW.SORT_DIRECTION, direction(view))
                .set(SAVED_VIEW.COLUMNS, view.columns().toArray(String[]::new))
                .set(SAVED_VIEW.GROUP_BY, view.groupBy())
                .set(SAVED_VIEW.SHARED, view.shared())
                .set(SAVED_VIEW.CREATED_AT, at)
                .set(SAVED_VIEW.UPDATED_AT, at)
                .execute();
    }

    void update(SavedView view, Instant at) {
        db.update(SAVED_VIEW)
                .set(SAVED_VIEW.OWNER_ID, owner(view))
                .set(SAVED_VIEW.NAME, view.name())
                .set(SAVED_VIEW.FILTER, JSONB.valueOf(view.filter()))
                .set(SAVED_VIEW.SORT, view.sort())
                .set(SAVED_VIEW.SORT_FIELD, field(view))
                .set(SAVED_VIEW.SORT_DIRECTION, direction(view))
                .set(SAVED_VIEW.COLUMNS, view.columns().toArray(String[]::new))
                .set(SAVED_VIEW.GROUP_BY, view.groupBy())
                .set(SAVED_VIEW.SHARED, view.shared())
                .set(SAVED_VIEW.UPDATED_AT, at)
                .where(is(view.id()))
                .execute();
    }

    /** Of somebody who leaves: what nobody else has goes, and what is shared is nobody's. */
    void leave(MembershipId owner) {
        var theirs = SAVED_VIEW.TENANT_ID.eq(CurrentCaller.tenant()).and(SAVED_VIEW.OWNER_ID.eq(owner.value()));
        db.deleteFrom(SAVED_VIEW).where(theirs).and(SAVED_VIEW.SHARED.eq(false)).execute();
        db.update(SAVED_VIEW).setNull(SAVED_VIEW.OWNER_ID).where(theirs).execute();
    }

    void delete(SavedViewId id) {
        db.deleteFrom(SAVED_VIEW).where(is(id)).execute();
    }

    private static @Nullable String field(SavedView view) {
        return view.sortField() == null ? null : view.sortField().field();
    }

    private static @Nullable String direction(SavedView view) {
        return view.sortField() == null ? null : view.sortField().direction().name();
    }

    private static @Nullable CustomFieldOrder order(@Nullable String field, @Nullable String direction) {
        return field == null || direction == null
                ? null
                : new CustomFieldOrder(field, OrderDirection.valueOf(direction));
    }

    private static Condition is(SavedViewId id) {
        return SAVED_VIEW.TENANT_ID.eq(CurrentCaller.tenant()).and(SAVED_VIEW.ID.eq(id.value()));
    }

    private static @Nullable UUID owner(SavedView view) {
        return view.ownerId() == null ? null : view.ownerId().value();
    }

    private static Condition of(RecordType type, UUID owner) {
        return SAVED_VIEW
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(SAVED_VIEW.SUBJECT_KIND.eq(type.kind()))
                .and(SAVED_VIEW.OWNER_ID.eq(owner));
    }

    private static Condition isSeen() {
        return DSL.condition(SAVED_VIEW.SHARED).or(isOwn());
    }

    /** Servers have no views of their own. */
    private static Condition isOwn() {
        return SAVED_VIEW.OWNER_ID.eq(CurrentCaller.actor().id());
    }

    private static SavedView view(Record row) {
        var owner = row.get(SAVED_VIEW.OWNER_ID);
        return new SavedView(
                new SavedViewId(row.get(SAVED_VIEW.ID)),
                RecordType.of(row.get(SAVED_VIEW.SUBJECT_KIND)),
                owner == null ? null : new MembershipId(owner),
                row.get(SAVED_VIEW.NAME),
                row.get(SAVED_VIEW.FILTER).data(),
                row.get(SAVED_VIEW.SORT),
                order(row.get(SAVED_VIEW.SORT_FIELD), row.get(SAVED_VIEW.SORT_DIRECTION)),
                List.of(row.get(SAVED_VIEW.COLUMNS)),
                row.get(SAVED_VIEW.GROUP_BY),
                row.get(SAVED_VIEW.SHARED));
    }
}
