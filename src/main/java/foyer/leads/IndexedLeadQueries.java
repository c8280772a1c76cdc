package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.leads.lists.LeadListQueries;
import foyer.leads.pipelines.StageId;
import foyer.records.fields.CustomFieldFilter;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.records.tags.Tags;
import foyer.tenancy.RecordScopeQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The leads that parts of a filter have, each part by itself and from its own index. */
final class IndexedLeadQueries {

    /** Leads that a part of a filter has, in the order of its index: without it the planner may go through all leads for a few. */
    private record Part(Condition met, List<? extends OrderField<?>> order) {

        Select<Record1<UUID>> first(int most) {
            return DSL.select(LEAD.ID).from(LEAD).where(met).orderBy(order).limit(most);
        }
    }

    private IndexedLeadQueries() {}

    /**
     * So many leads that each part of the filter has by itself, whatever else it asks for: all of them where there are fewer.
     *
     * @param archived which the filter is about that this one may be a part of
     */
    static List<Select<Record1<UUID>>> each(LeadFilter filter, boolean archived, int most) {
        var all = new ArrayList<Select<Record1<UUID>>>();
        if (filter.tags() != null) {
            all.addAll(Tags.eachWith(Lead.TYPE, filter.tags(), most));
        }
        if (filter.customFields() != null) {
            filter.customFields().stream()
                    .filter(CustomFieldFilter::wantsSome)
                    .forEach(field -> all.add(CustomValues.some(RecordType.LEAD, field, most)));
        }
        parts(filter, archived).forEach(part -> all.add(part.first(most)));
        return all;
    }

    /** The same of the parts that are seldom met by many. */
    static List<Select<Record1<UUID>>> seldom(LeadFilter filter, boolean archived, int most) {
        var among = LeadFieldQueries.archived(archived);
        var all = new ArrayList<Select<Record1<UUID>>>();
        if (filter.list() != null && filter.listed() == null) {
            all.add(LeadListQueries.some(filter.list(), most));
        }
        seldomMet(filter, among).forEach(part -> all.add(part.first(most)));
        return all;
    }

    /** The same of those of people. */
    static List<Select<Record1<UUID>>> ofPeople(LeadFilter filter, boolean archived, int most) {
        var among = LeadFieldQueries.archived(archived);
        var all = new ArrayList<Select<Record1<UUID>>>();
        if (filter.assignees() != null) {
            var theirs = LeadFieldQueries.among(LEAD.ASSIGNEE_ID, LeadFieldQueries.values(filter.assignees()));
            all.add(new Part(among.and(theirs), List.of(LEAD.ASSIGNEE_ID, LEAD.CREATED_AT, LEAD.ID)).first(most));
        }
        if (filter.teams() != null) {
            var ofPeople = new Part(
                    among.and(LEAD.ASSIGNEE_ID.eq(
                            DSL.any(RecordScopeQueries.peopleOf(LeadFieldQueries.values(filter.teams()))))),
                    List.of(LEAD.ASSIGNEE_ID, LEAD.CREATED_AT, LEAD.ID));
            var ofTeams = new Part(
                    among.and(LeadFieldQueries.among(LEAD.TEAM_ID, LeadFieldQueries.values(filter.teams()))),
                    List.of(LEAD.TEAM_ID, LEAD.CREATED_AT, LEAD.ID));
            all.add(ofPeople.first(most).unionAll(ofTeams.first(most)));
        }
        return all;
    }

    private static List<Part> seldomMet(LeadFilter filter, Condition among) {
        var all = new ArrayList<Part>();
        if (filter.company() != null) {
            all.add(new Part(LeadFieldQueries.ofCompany(filter.company()), List.of(LEAD.CONTACT_COMPANY_KEY)));
        }
        if (filter.city() != null) {
            all.add(new Part(
                    among.and(LeadFieldQueries.ofCity(filter.city())),
                    List.of(LEAD.ADDRESS_CITY_KEY, LEAD.CREATED_AT, LEAD.ID)));
        }
        if (filter.wonAt() != null) {
            all.add(new Part(LeadFieldQueries.won(filter.wonAt()), List.of(LEAD.WON_AT)));
        }
        if (filter.lostAt() != null) {
            all.add(new Part(LeadFieldQueries.lost(filter.lostAt()), List.of(LEAD.LOST_AT)));
        }
        return all;
    }

    private static List<Part> parts(LeadFilter filter, boolean archived) {
        var among = LeadFieldQueries.archived(archived);
        var all = new ArrayList<Part>();
        people(filter, among, all);
        if (filter.firstResponseDue() != null) {
            all.add(new Part(
                    among.and(LeadFieldQueries.due(filter.firstResponseDue())), List.of(LEAD.DUE_RANK, LEAD.ID)));
        }
        places(filter, among, all);
        if (Boolean.TRUE.equals(filter.unassigned())) {
            all.add(new Part(among.and(LEAD.ASSIGNEE_ID.isNull()), List.of(LEAD.CREATED_AT, LEAD.ID)));
        }
        Stream.of(
                        filter.createdAt() == null ? null : LeadOrder.CREATED_AT_DESC,
                        filter.updatedAt() == null ? null : LeadOrder.UPDATED_AT_DESC,
                        filter.score() == null ? null : LeadOrder.SCORE_DESC,
                        filter.value() == null ? null : LeadOrder.VALUE_DESC)
                .filter(Objects::nonNull)
                .forEach(order -> all.add(new Part(
                        among.and(LeadFieldQueries.ofOrder(filter, order)),
                        requireNonNull(order).keyset().orderBy(false))));
        return all;
    }

    private static void people(LeadFilter filter, Condition among, List<Part> all) {
        if (filter.email() != null) {
            all.add(new Part(LEAD.CONTACT_EMAIL.eq(filter.email()), List.of(LEAD.CONTACT_EMAIL)));
        }
        if (filter.phone() != null) {
            all.add(new Part(LEAD.CONTACT_PHONE.eq(filter.phone()), List.of(LEAD.CONTACT_PHONE)));
        }
        if (Boolean.TRUE.equals(filter.doNotContact())) {
            all.add(new Part(among.and(LEAD.DO_NOT_CONTACT), List.of(LEAD.CREATED_AT, LEAD.ID)));
        }
    }

    private static void places(LeadFilter filter, Condition among, List<Part> all) {
        if (filter.countries() != null) {
            all.add(new Part(
                    among.and(LeadFieldQueries.among(
                            LEAD.ADDRESS_COUNTRY, filter.countries().toArray(String[]::new))),
                    List.of(LEAD.ADDRESS_COUNTRY, LEAD.CREATED_AT, LEAD.ID)));
        }
        if (Boolean.TRUE.equals(filter.slaBreached())) {
            all.add(new Part(among.and(LEAD.SLA_BREACHED_AT.isNotNull()), List.of(LEAD.CREATED_AT, LEAD.ID)));
        }
        var byStage = List.of(LEAD.STAGE_ID, LEAD.CREATED_AT, LEAD.ID);
        if (filter.stages() != null) {
            all.add(new Part(
                    among.and(LeadFieldQueries.among(LEAD.STAGE_ID, StageId.values(filter.stages()))), byStage));
        }
        if (filter.pipelines() != null || filter.kinds() != null) {
            all.add(new Part(among.and(LeadFieldQueries.stages(filter)), byStage));
        }
    }
}
