package foyer.leads.lists;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;

import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterQueries;
import foyer.leads.LeadId;
import foyer.platform.graphql.Connection;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** All SQL on the leads that are on lists. */
@Component
class ListedLeadQueries {

    private final DSLContext db;

    ListedLeadQueries(DSLContext db) {
        this.db = db;
    }

    /** Puts leads on a list, in the order of every lock of leads; answers how many were not on it. */
    int add(LeadListId list, Collection<LeadId> leads, Instant at) {
        return db.insertInto(
                        LEAD_LIST_MEMBER,
                        LEAD_LIST_MEMBER.TENANT_ID,
                        LEAD_LIST_MEMBER.LIST_ID,
                        LEAD_LIST_MEMBER.LEAD_ID,
                        LEAD_LIST_MEMBER.ADDED_AT)
                .select(DSL.select(
                                LEAD.TENANT_ID,
                                DSL.val(list.value(), LEAD_LIST_MEMBER.LIST_ID),
                                LEAD.ID,
                                DSL.val(at, LEAD_LIST_MEMBER.ADDED_AT))
                        .from(LEAD)
                        .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(LEAD.ID.eq(DSL.any(LeadId.values(leads))))
                        .orderBy(LEAD.ID))
                .onConflictDoNothing()
                .execute();
    }

    /** Takes leads off a list; answers how many were on it. */
    int remove(LeadListId list, Collection<LeadId> leads) {
        return db.deleteFrom(LEAD_LIST_MEMBER)
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.LIST_ID.eq(list.value()))
                .and(LEAD_LIST_MEMBER.LEAD_ID.eq(DSL.any(LeadId.values(leads))))
                .execute();
    }

    /** How many leads the caller sees on each list, by what the list means; no further than is ever told. */
    Map<LeadListId, Integer> counts(Map<LeadListId, LeadFilter> lists) {
        Select<Record2<UUID, Integer>> all = lists.entrySet().stream()
                .map(list -> count(list.getKey(), list.getValue()))
                .reduce((one, other) -> one.unionAll(other))
                .orElseThrow();
        return db.fetch(all).intoMap(row -> new LeadListId(row.value1()), row -> Objects.requireNonNull(row.value2()));
    }

    private static Select<Record2<UUID, Integer>> count(LeadListId list, LeadFilter filter) {
        var leads = DSL.selectOne()
                .from(LEAD)
                .where(LeadFilterQueries.condition(filter))
                .limit(Connection.COUNT_CAP)
                .asTable("leads");
        return DSL.select(DSL.val(list.value()), DSL.count()).from(leads);
    }
}
