package foyer.leads.lists;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;

import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterQueries;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.platform.graphql.Connection;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** All SQL on the leads that are on lists. */
@Component
class ListedLeadQueries {

    private final DSLContext db;

    ListedLeadQueries(DSLContext db) {
        this.db = db;
    }

    /** Puts leads on a list, in the order of every lock of leads, held against their merging; answers how many were not on it. */
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
                        .orderBy(LEAD.ID)
                        .forKeyShare())
                .onConflictDoNothing()
                .execute();
    }

    /** Puts those that the caller sees on a list, and keeps which import it was; answers how many were not on it. */
    int addFrom(UUID job, LeadListId list, Collection<UUID> leads, Instant at) {
        return db.insertInto(
                        LEAD_LIST_MEMBER,
                        LEAD_LIST_MEMBER.TENANT_ID,
                        LEAD_LIST_MEMBER.LIST_ID,
                        LEAD_LIST_MEMBER.LEAD_ID,
                        LEAD_LIST_MEMBER.JOB_ID,
                        LEAD_LIST_MEMBER.ADDED_AT)
                .select(DSL.select(
                                LEAD.TENANT_ID,
                                DSL.val(list.value(), LEAD_LIST_MEMBER.LIST_ID),
                                LEAD.ID,
                                DSL.val(job, LEAD_LIST_MEMBER.JOB_ID),
                                DSL.val(at, LEAD_LIST_MEMBER.ADDED_AT))
                        .from(LEAD)
                        .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(LEAD.ID.eq(DSL.any(leads.toArray(UUID[]::new))))
                        .and(LeadQueries.within(LeadQueries.READ))
                        .orderBy(LEAD.ID))
                .onConflictDoNothing()
                .execute();
    }

    int countFrom(UUID job, Instant since) {
        return db.fetchCount(from(job, since));
    }

    /** Takes some of what an import put on lists off them; how many of each. */
    Map<LeadListId, Integer> removeFrom(UUID job, Instant since, int most) {
        var gone = db.deleteFrom(LEAD_LIST_MEMBER)
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.ID.in(
                        from(job, since).orderBy(LEAD_LIST_MEMBER.ID).limit(most)))
                .returning(LEAD_LIST_MEMBER.LIST_ID)
                .fetch();
        return gone.stream()
                .collect(Collectors.groupingBy(row -> new LeadListId(row.getListId()), Collectors.summingInt(_ -> 1)));
    }

    private SelectConditionStep<Record1<UUID>> from(UUID job, Instant since) {
        return db.select(LEAD_LIST_MEMBER.ID)
                .from(LEAD_LIST_MEMBER)
                .join(LEAD)
                .on(LEAD.TENANT_ID.eq(LEAD_LIST_MEMBER.TENANT_ID), LEAD.ID.eq(LEAD_LIST_MEMBER.LEAD_ID))
                .where(LEAD_LIST_MEMBER.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_LIST_MEMBER.JOB_ID.eq(job))
                .and(LEAD_LIST_MEMBER.ADDED_AT.ge(since))
                .and(LeadQueries.within(LeadQueries.READ));
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
                .where(LeadFilterQueries.bounded(
                        filter, List.of(LeadQueries.READ), DSL.noCondition(), some -> some.limit(Connection.COUNT_CAP)))
                .limit(Connection.COUNT_CAP)
                .asTable("leads");
        return DSL.select(DSL.val(list.value()), DSL.count()).from(leads);
    }
}
