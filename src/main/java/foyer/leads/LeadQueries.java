package foyer.leads;

import static foyerdb.leads.Tables.ERASED_LEAD;
import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.MERGED_LEAD;
import static foyerdb.leads.Tables.STAGE;

import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.sla.FirstResponse;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.platform.money.Money;
import foyer.records.tags.Tags;
import foyer.tenancy.MembershipId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads of leads, each with its stage in one statement. All but those of leads as they are {@code stored} see what the
 * caller's permission to read leads is good for, and nothing else.
 */
@Component
public class LeadQueries {

    public static final String READ = "LEADS_READ";
    public static final String WRITE = "LEADS_WRITE";
    public static final String ASSIGN = "LEADS_ASSIGN";
    public static final String ERASE = "LEADS_ERASE";

    /** Whatever the tenant has, archived or not. */
    static final Condition ALL = DSL.noCondition();

    private static final Field<String[]> TAGS = Tags.column(Lead.TYPE, LEAD.TENANT_ID, LEAD.ID);

    /** The columns of a lead and of its stage, for {@link #lead}. */
    public static final List<Field<?>> COLUMNS = Stream.concat(
                    Stream.of(
                            LEAD.ID,
                            LEAD.TITLE,
                            LEAD.STAGE_ENTERED_AT,
                            LEAD.ASSIGNEE_ID,
                            LEAD.SOURCE,
                            LEAD.SOURCE_DETAIL,
                            LEAD.VALUE_MINOR,
                            LEAD.VALUE_CURRENCY,
                            LEAD.SCORE,
                            LEAD.CONTACT_NAME,
                            LEAD.CONTACT_COMPANY,
                            LEAD.CONTACT_EMAIL,
                            LEAD.CONTACT_PHONE,
                            LEAD.CONTACT_WEBSITE,
                            LEAD.DO_NOT_CONTACT,
                            LEAD.LOST_REASON,
                            LEAD.WON_AT,
                            LEAD.LOST_AT,
                            LEAD.FIRST_RESPONSE_DUE_AT,
                            LEAD.FIRST_RESPONDED_AT,
                            LEAD.SLA_BREACHED_AT,
                            LEAD.VERSION,
                            LEAD.CREATED_AT,
                            LEAD.UPDATED_AT,
                            LEAD.ARCHIVED_AT,
                            TAGS),
                    Stream.<Field<?>>concat(LeadPlaceQueries.COLUMNS.stream(), PipelineQueries.STAGE_COLUMNS.stream()))
            .toList();

    private final DSLContext db;

    LeadQueries(DSLContext db) {
        this.db = db;
    }

    /** True of the leads that the caller has the permission for. */
    public static Condition within(String permission) {
        return LeadScopeQueries.within(permission);
    }

    /** The leads that exist, archived or not. */
    public Map<LeadId, Lead> byIds(Collection<LeadId> ids) {
        return leads().where(LEAD.ID.eq(DSL.any(LeadId.values(ids))))
                .and(within(READ))
                .fetchMap(row -> new LeadId(row.get(LEAD.ID)), LeadQueries::lead);
    }

    public @Nullable Lead byId(LeadId id) {
        return leads().where(LEAD.ID.eq(id.value())).and(within(READ)).fetchOne(LeadQueries::lead);
    }

    /** Those of the leads that the caller sees and has the permission for. */
    public Set<LeadId> permitted(Collection<LeadId> ids, String permission) {
        return db.select(LEAD.ID)
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(LeadId.values(ids))))
                .and(within(READ))
                .and(within(permission))
                .fetchSet(row -> new LeadId(row.value1()));
    }

    /** Leads that the caller has just changed or holds, wherever that has put them. */
    public Map<LeadId, Lead> stored(Collection<LeadId> ids) {
        return leads().where(LEAD.ID.eq(DSL.any(LeadId.values(ids))))
                .fetchMap(row -> new LeadId(row.get(LEAD.ID)), LeadQueries::lead);
    }

    /** A lead that the caller has just changed or holds, wherever that has put it. */
    public @Nullable Lead stored(LeadId id) {
        return leads().where(LEAD.ID.eq(id.value())).fetchOne(LeadQueries::lead);
    }

    /**
     * Whether the caller, who may see some leads only, could see this one as it is, or as it was.
     *
     * @param then whether it could be seen as it was ({@link LeadScopeQueries}), null when that is no other question
     */
    public boolean wasSeen(LeadId id, @Nullable Condition then) {
        var now = within(READ);
        return db.fetchExists(LEAD, LEAD.ID.eq(id.value()), then == null ? now : now.or(then));
    }

    /** Whether the caller could see the lead, which has been merged into another or erased. */
    public boolean wasSeenGone(LeadId id) {
        return db.fetchExists(MERGED_LEAD, MERGED_LEAD.LEAD_ID.eq(id.value()).and(LeadScopeQueries.couldSeeMerged()))
                || db.fetchExists(
                        ERASED_LEAD, ERASED_LEAD.LEAD_ID.eq(id.value()).and(LeadScopeQueries.withinErased(READ)))
                || wasSeen(id, null);
    }

    /** The lead, if it meets the filter. */
    public @Nullable Lead matching(LeadId id, LeadFilter filter) {
        return leads().where(LEAD.ID.eq(id.value()))
                .and(within(READ))
                .and(LeadFilterQueries.ofOne(filter))
                .fetchOne(LeadQueries::lead);
    }

    Connection<Lead> page(LeadFilter filter, LeadOrder order, PageRequest page) {
        return page(filter, List.of(READ), order, page);
    }

    /**
     * The same of the leads that the caller has this permission for as well, for what goes through all of them: where the
     * filter has words they are looked for in each lead.
     */
    Connection<Lead> wholePage(LeadFilter filter, String permission, LeadOrder order, PageRequest page) {
        var permissions = List.of(READ, permission);
        if (!LeadTextQueries.areIn(filter)) {
            return page(filter, permissions, order, page);
        }
        var condition = LeadFilterQueries.boundedWhole(
                filter,
                permissions,
                WholeFilterQueries.saying(db, filter),
                leads -> order.keyset().limited(leads, page));
        return page(condition, filter, permissions, order, page);
    }

    private Connection<Lead> page(LeadFilter filter, List<String> permissions, LeadOrder order, PageRequest page) {
        var told = order == LeadOrder.CREATED_AT_DESC && PeopleLeadQueries.areTold(filter, permissions);
        if (!page.countsOnly() && !told && NearestLeadQueries.areWorthAPage(filter, permissions, order)) {
            return NearestPageQueries.page(
                    db, filter, permissions, order, page, () -> LeadCountQueries.count(db, filter, permissions));
        }
        var condition = told
                ? PeopleLeadQueries.page(filter, permissions, page)
                : LeadFilterQueries.paged(filter, permissions, order, page);
        return page(condition, filter, permissions, order, page);
    }

    private Connection<Lead> page(
            Condition condition, LeadFilter filter, List<String> permissions, LeadOrder order, PageRequest page) {
        return order.keyset()
                .pageCounted(
                        leads().where(condition),
                        page,
                        LeadQueries::lead,
                        () -> LeadCountQueries.count(db, filter, permissions));
    }

    /** Every lead of the tenant, archived or not. */
    long countAll() {
        return db.fetchCount(LEAD);
    }

    /** How many there are that the caller may see. */
    public Counted count(LeadFilter filter) {
        return LeadCountQueries.count(db, filter, List.of(READ));
    }

    /**
     * Each has a stage. It is joined from the left all the same: else the planner may join stages with the tags that a
     * filter asks for before it has a single lead.
     */
    private SelectOnConditionStep<Record> leads() {
        return db.select(COLUMNS)
                .from(LEAD)
                .leftJoin(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID));
    }

    public static Lead lead(Record row) {
        var assignee = row.get(LEAD.ASSIGNEE_ID);
        return new Lead(
                new LeadId(row.get(LEAD.ID)),
                row.get(LEAD.TITLE),
                PipelineQueries.stage(row),
                row.get(LEAD.STAGE_ENTERED_AT),
                assignee == null ? null : new MembershipId(assignee),
                LeadSource.valueOf(row.get(LEAD.SOURCE)),
                row.get(LEAD.SOURCE_DETAIL),
                Money.of(row.get(LEAD.VALUE_MINOR), row.get(LEAD.VALUE_CURRENCY)),
                row.get(LEAD.SCORE),
                new LeadContact(
                        row.get(LEAD.CONTACT_NAME),
                        row.get(LEAD.CONTACT_COMPANY),
                        row.get(LEAD.CONTACT_EMAIL),
                        row.get(LEAD.CONTACT_PHONE),
                        row.get(LEAD.CONTACT_WEBSITE)),
                LeadPlaceQueries.address(row),
                LeadPlaceQueries.location(row),
                LeadPlaceQueries.team(row),
                row.get(LEAD.DO_NOT_CONTACT),
                row.get(LEAD.LOST_REASON),
                row.get(LEAD.WON_AT),
                row.get(LEAD.LOST_AT),
                new FirstResponse(
                        row.get(LEAD.FIRST_RESPONSE_DUE_AT),
                        row.get(LEAD.FIRST_RESPONDED_AT),
                        row.get(LEAD.SLA_BREACHED_AT)),
                row.get(LEAD.VERSION),
                row.get(LEAD.CREATED_AT),
                row.get(LEAD.UPDATED_AT),
                row.get(LEAD.ARCHIVED_AT),
                Stream.of(row.get(TAGS)).sorted().toList());
    }
}
