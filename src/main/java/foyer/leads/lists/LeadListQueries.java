package foyer.leads.lists;

import static foyerdb.leads.Tables.LEAD_LIST;
import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on lists themselves: what the caller has are their own and the shared ones. */
@Component
public class LeadListQueries {

    private static final Keyset<LeadList> BY_NAME = Keyset.ascending(
            "LEAD_LISTS",
            List.of(
                    new Keyset.Column<>(LEAD_LIST.NAME, LeadList::name),
                    new Keyset.Column<>(LEAD_LIST.ID, list -> list.id().value())));

    private static final List<Field<?>> COLUMNS = List.of(
            LEAD_LIST.ID,
            LEAD_LIST.OWNER_ID,
            LEAD_LIST.NAME,
            LEAD_LIST.FILTER,
            LEAD_LIST.SHARED,
            LEAD_LIST.CREATED_AT,
            LEAD_LIST.UPDATED_AT);

    /** How many lists are told of a lead. */
    private static final int MOST_OF_A_LEAD = 100;

    private final DSLContext db;

    LeadListQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * True of the leads that were put on this list, if the caller has it, which is looked up once a statement. By the
     * tenant's value, for the reason told at tags, and by the list's, so that the planner knows how long it is.
     */
    public static Condition has(Field<UUID> lead, LeadListId id) {
        var list = DSL.selectOne().from(LEAD_LIST).where(is(id)).and(isSeen());
        return DSL.exists(list)
                .and(DSL.exists(DSL.selectOne()
                        .from(LEAD_LIST_MEMBER)
                        .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(LEAD_LIST_MEMBER.LIST_ID.eq(id.value()))
                        .and(LEAD_LIST_MEMBER.LEAD_ID.eq(lead))));
    }

    /** So many leads that were put on this list, if the caller has it, archived ones too: all of them where there are fewer. */
    public static Select<Record1<UUID>> some(LeadListId id, int most) {
        return DSL.select(LEAD_LIST_MEMBER.LEAD_ID)
                .from(LEAD_LIST_MEMBER)
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.LIST_ID.eq(id.value()))
                .and(DSL.exists(DSL.selectOne().from(LEAD_LIST).where(is(id)).and(isSeen())))
                .orderBy(LEAD_LIST_MEMBER.LEAD_ID)
                .limit(most);
    }

    /** The filter of a list that the caller has, as JSON; null when it has none, or there is no such list. */
    public @Nullable String filter(LeadListId id) {
        var list = byId(id);
        return list == null ? null : list.filter();
    }

    /** Whether the caller has such a list. */
    public boolean isThere(LeadListId id) {
        return byId(id) != null;
    }

    @Nullable LeadList byId(LeadListId id) {
        return db.select(COLUMNS).from(LEAD_LIST).where(is(id)).and(isSeen()).fetchOne(LeadListQueries::list);
    }

    Connection<LeadList> page(PageRequest page) {
        return BY_NAME.page(
                db.select(COLUMNS).from(LEAD_LIST).where(isSeen()),
                page,
                LeadListQueries::list,
                () -> db.fetchCount(
                        db.selectOne().from(LEAD_LIST).where(isSeen()).limit(Connection.COUNT_CAP + 1)));
    }

    /** The lists that each of the leads was put on, by name. */
    Map<UUID, List<LeadList>> ofLeads(Collection<UUID> leads) {
        var lead = DSL.unnest(leads.toArray(UUID[]::new)).as("lead", "lead");
        var leadId = requireNonNull(lead.field("lead", UUID.class));
        var page = db.select(COLUMNS)
                .from(LEAD_LIST_MEMBER)
                .join(LEAD_LIST)
                .on(LEAD_LIST.TENANT_ID.eq(LEAD_LIST_MEMBER.TENANT_ID), LEAD_LIST.ID.eq(LEAD_LIST_MEMBER.LIST_ID))
                .where(LEAD_LIST_MEMBER.LEAD_ID.eq(leadId))
                .and(isSeen())
                .orderBy(LEAD_LIST.NAME, LEAD_LIST.ID)
                .limit(MOST_OF_A_LEAD)
                .asTable("page");
        // A lateral join is a nested loop: rows come in the order of the inner query.
        return db.select(leadId)
                .select(page.fields())
                .from(lead)
                .crossJoin(DSL.lateral(page))
                .fetchGroups(row -> requireNonNull(row.get(leadId)), LeadListQueries::list);
    }

    /** Nobody else changes it, nor deletes it, until the transaction ends. */
    @Nullable LeadList lock(LeadListId id) {
        return db.select(COLUMNS)
                .from(LEAD_LIST)
                .where(is(id))
                .and(isSeen())
                .forUpdate()
                .fetchOne(LeadListQueries::list);
    }

    /** Nobody deletes it until the transaction ends. */
    @Nullable LeadList hold(LeadListId id) {
        return db.select(COLUMNS)
                .from(LEAD_LIST)
                .where(is(id))
                .and(isSeen())
                .forKeyShare()
                .fetchOne(LeadListQueries::list);
    }

    /** How many lists the member has, who makes no other until the transaction ends unless there were none. */
    int lockedCount(UUID owner) {
        var theirs = LEAD_LIST.TENANT_ID.eq(CurrentCaller.tenant()).and(LEAD_LIST.OWNER_ID.eq(owner));
        db.select(LEAD_LIST.ID)
                .from(LEAD_LIST)
                .where(theirs)
                .orderBy(LEAD_LIST.ID)
                .forUpdate()
                .execute();
        return db.fetchCount(LEAD_LIST, theirs);
    }

    /** How many lists the member has. */
    int count(UUID owner) {
        return db.fetchCount(
                LEAD_LIST, LEAD_LIST.TENANT_ID.eq(CurrentCaller.tenant()).and(LEAD_LIST.OWNER_ID.eq(owner)));
    }

    boolean hasNamed(UUID owner, String name) {
        return db.fetchExists(
                LEAD_LIST,
                LEAD_LIST.TENANT_ID.eq(CurrentCaller.tenant()),
                LEAD_LIST.OWNER_ID.eq(owner),
                LEAD_LIST.NAME.eq(name));
    }

    /** False when another list of the owner's has its name. */
    boolean insert(LeadList list) {
        return db.insertInto(LEAD_LIST)
                        .set(LEAD_LIST.TENANT_ID, CurrentCaller.tenant())
                        .set(LEAD_LIST.ID, list.id().value())
                        .set(LEAD_LIST.OWNER_ID, owner(list))
                        .set(LEAD_LIST.NAME, list.name())
                        .set(LEAD_LIST.FILTER, list.filter() == null ? null : JSONB.valueOf(list.filter()))
                        .set(LEAD_LIST.SHARED, list.shared())
                        .set(LEAD_LIST.CREATED_AT, list.createdAt())
                        .set(LEAD_LIST.UPDATED_AT, list.updatedAt())
                        .onConflict(LEAD_LIST.TENANT_ID, LEAD_LIST.OWNER_ID, LEAD_LIST.NAME)
                        .doNothing()
                        .execute()
                == 1;
    }

    void update(LeadList list, Instant at) {
        db.update(LEAD_LIST)
                .set(LEAD_LIST.OWNER_ID, owner(list))
                .set(LEAD_LIST.NAME, list.name())
                .set(LEAD_LIST.FILTER, list.filter() == null ? null : JSONB.valueOf(list.filter()))
                .set(LEAD_LIST.SHARED, list.shared())
                .set(LEAD_LIST.UPDATED_AT, at)
                .where(is(list.id()))
                .execute();
    }

    /** With whatever was put on it. */
    void delete(LeadListId id) {
        db.deleteFrom(LEAD_LIST_MEMBER)
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.LIST_ID.eq(id.value()))
                .execute();
        db.deleteFrom(LEAD_LIST).where(is(id)).execute();
    }

    /** Of somebody who leaves: what nobody else has goes, and what is shared is nobody's. */
    void leave(MembershipId owner) {
        var theirs = LEAD_LIST.TENANT_ID.eq(CurrentCaller.tenant()).and(LEAD_LIST.OWNER_ID.eq(owner.value()));
        db.deleteFrom(LEAD_LIST_MEMBER)
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.LIST_ID.in(
                        DSL.select(LEAD_LIST.ID).from(LEAD_LIST).where(theirs).and(LEAD_LIST.SHARED.eq(false))))
                .execute();
        db.deleteFrom(LEAD_LIST).where(theirs).and(LEAD_LIST.SHARED.eq(false)).execute();
        db.update(LEAD_LIST).setNull(LEAD_LIST.OWNER_ID).where(theirs).execute();
    }

    private static @Nullable UUID owner(LeadList list) {
        return list.ownerId() == null ? null : list.ownerId().value();
    }

    private static Condition is(LeadListId id) {
        return LEAD_LIST.TENANT_ID.eq(CurrentCaller.tenant()).and(LEAD_LIST.ID.eq(id.value()));
    }

    /** Servers have no lists of their own. */
    private static Condition isSeen() {
        return DSL.condition(LEAD_LIST.SHARED)
                .or(LEAD_LIST.OWNER_ID.eq(CurrentCaller.actor().id()));
    }

    private static LeadList list(Record row) {
        var owner = row.get(LEAD_LIST.OWNER_ID);
        var filter = row.get(LEAD_LIST.FILTER);
        return new LeadList(
                new LeadListId(row.get(LEAD_LIST.ID)),
                owner == null ? null : new MembershipId(owner),
                row.get(LEAD_LIST.NAME),
                filter == null ? null : filter.data(),
                row.get(LEAD_LIST.SHARED),
                row.get(LEAD_LIST.CREATED_AT),
                row.get(LEAD_LIST.UPDATED_AT));
    }
}
