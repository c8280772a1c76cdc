package foyer.leads.batches;

import static foyerdb.leads.Tables.LEAD;

import foyer.leads.CheckedLead;
import foyer.leads.LeadKeys;
import foyer.leads.LeadPlaceQueries;
import foyer.leads.batches.KnownLeads.Site;
import foyer.leads.pipelines.StageId;
import foyer.leads.pipelines.StageKind;
import foyer.platform.database.NewIds;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads and writes of many leads in one statement each: each column goes in as one array, in the order of the rows, and
 * the statement's text is the same for any number. As text, since jOOQ unnests one array at a time.
 */
@Component
class LeadBatchQueries {

    private static final Field<String> KEY = DSL.field(DSL.name("u", "key"), String.class);
    private static final Field<UUID> FIRST = DSL.field(DSL.name("l", "first"), UUID.class);

    private static final String INSERT = """
            with u as (
                select * from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {14}, {19},
                    {20}, {21}, {22}, {23}, {24}, {25}, {26}, {27}, {28}, {29})
                    as u (id, title, stage_id, won, assignee_id, source, source_detail, value_minor, value_currency,
                        score, name, company, email, phone, website, due, line1, line2, city, region, postal_code,
                        country, lat, lng, team, silent)),
            made as (
                insert into leads.lead (tenant_id, id, title, stage_id, stage_entered_at, won_at, assignee_id, source,
                    source_detail, value_minor, value_currency, score, contact_name, contact_company, contact_email,
                    contact_phone, contact_website, created_at, created_by_kind, created_by_id, updated_at,
                    response_owed_from, first_response_due_at, address_line1, address_line2, address_city,
                    address_region, address_postal_code, address_country, lat_e6, lng_e6, team_id,
                    do_not_contact)
                select {15}, id, title, stage_id, {16}, case when won then {16} end, assignee_id, source,
                    source_detail, value_minor, value_currency, score, name, company, email,
                    phone, website, {16}, {17}, {18}, {16}, {16}, due, line1, line2, city, region, postal_code, country,
                    lat, lng, team, silent
                from u)
            insert into leads.stage_change (tenant_id, lead_id, to_stage_id, changed_at, actor_kind, actor_id)
            select {15}, id, stage_id, {16}, {17}, {18} from u""";

    private final DSLContext db;

    LeadBatchQueries(DSLContext db) {
        this.db = db;
    }

    /** The lead that each row is of, archived or not. Of several the oldest that is not archived. */
    KnownLeads<UUID> known(List<LeadKeys> rows) {
        var own = new HashMap<String, UUID>();
        own.putAll(known(LEAD.CONTACT_EMAIL, rows, LeadKeys::email));
        own.putAll(known(LEAD.CONTACT_PHONE, rows, LeadKeys::phone));
        var unknown = rows.stream()
                .filter(row -> row.own().stream().noneMatch(own::containsKey))
                .toList();
        return new KnownLeads<>(own, bySites(unknown));
    }

    /** Of the rows whose own e-mail and phone nobody has; none where no lead has one of both as well. */
    private Map<Site, UUID> bySites(List<LeadKeys> rows) {
        var sites =
                rows.stream().map(Site::of).filter(Objects::nonNull).distinct().toList();
        if (sites.isEmpty()) {
            return Map.of();
        }
        var given = DSL.table(
                "unnest({0}, {1}, {2}) as u (key, email, phone)",
                array(sites.stream().map(Site::domain).toArray(String[]::new), SQLDataType.CLOB),
                array(sites.stream().map(Site::email).toArray(Boolean[]::new), SQLDataType.BOOLEAN),
                array(sites.stream().map(Site::phone).toArray(Boolean[]::new), SQLDataType.BOOLEAN));
        var email = DSL.field(DSL.name("u", "email"), Boolean.class);
        var phone = DSL.field(DSL.name("u", "phone"), Boolean.class);
        var lead = first(LEAD.CONTACT_DOMAIN
                .eq(KEY)
                .and(DSL.condition(email).not().or(LEAD.CONTACT_EMAIL.isNull()))
                .and(DSL.condition(phone).not().or(LEAD.CONTACT_PHONE.isNull())));
        return db.select(KEY, email, phone, FIRST)
                .from(given)
                .crossJoin(lead)
                .fetchMap(row -> new Site(row.value1(), row.value2(), row.value3()), row -> row.value4());
    }

    /** One statement a kind of key, so that each goes by its own index; none where no lead has one. */
    private Map<String, UUID> known(
            TableField<?, String> column, List<LeadKeys> keys, Function<LeadKeys, @Nullable String> key) {
        var values = keys.stream().map(key).filter(Objects::nonNull).distinct().toArray(String[]::new);
        if (values.length == 0) {
            return Map.of();
        }
        var given = DSL.table("unnest({0}) as u (key)", array(values, SQLDataType.CLOB));
        return db.select(KEY, FIRST)
                .from(given)
                .crossJoin(first(column.eq(KEY)))
                .fetchMap(KEY, FIRST);
    }

    private Table<?> first(Condition condition) {
        return DSL.lateral(db.select(LEAD.ID.as("first"))
                        .from(LEAD)
                        .where(condition)
                        .orderBy(LEAD.ARCHIVED_AT.isNotNull(), LEAD.ID)
                        .limit(1))
                .as("l");
    }

    /**
     * Makes the leads, with the first rows of their stages' histories; their ids sort in their order.
     *
     * @param dues by when those in each stage have to be answered
     */
    List<UUID> insert(List<CheckedLead> leads, Map<StageId, @Nullable Instant> dues, Instant at) {
        var ids = NewIds.inOrder(at, leads.size());
        var actor = CurrentCaller.actor();
        db.query(
                        INSERT,
                        array(ids.toArray(UUID[]::new), SQLDataType.UUID),
                        texts(leads, lead -> lead.values().title()),
                        uuids(leads, lead -> lead.stage().id().value()),
                        column(leads, Boolean[]::new, SQLDataType.BOOLEAN, LeadBatchQueries::isWon),
                        uuids(leads, lead -> id(lead.assignee())),
                        texts(leads, lead -> lead.values().source().name()),
                        texts(leads, lead -> lead.values().sourceDetail()),
                        column(
                                leads,
                                Long[]::new,
                                SQLDataType.BIGINT,
                                lead -> amount(lead.values().value())),
                        texts(leads, lead -> currency(lead.values().value())),
                        numbers(leads, lead -> lead.values().score()),
                        texts(leads, lead -> lead.values().contact().name()),
                        texts(leads, lead -> lead.values().contact().company()),
                        texts(leads, lead -> lead.values().contact().email()),
                        texts(leads, lead -> lead.values().contact().phone()),
                        texts(leads, lead -> lead.values().contact().website()),
                        DSL.val(CurrentCaller.tenant()),
                        DSL.val(at),
                        DSL.val(actor.kind()),
                        DSL.val(actor.id(), SQLDataType.UUID),
                        column(
                                leads,
                                Instant[]::new,
                                LEAD.FIRST_RESPONSE_DUE_AT.getDataType(),
                                lead -> dues.get(lead.stage().id())),
                        texts(leads, lead -> lead.values().address().line1()),
                        texts(leads, lead -> lead.values().address().line2()),
                        texts(leads, lead -> lead.values().address().city()),
                        texts(leads, lead -> lead.values().address().region()),
                        texts(leads, lead -> lead.values().address().postalCode()),
                        texts(leads, lead -> lead.values().address().country()),
                        numbers(
                                leads,
                                lead -> LeadPlaceQueries.lat(lead.values().location())),
                        numbers(
                                leads,
                                lead -> LeadPlaceQueries.lng(lead.values().location())),
                        uuids(leads, lead -> LeadPlaceQueries.id(lead.values().teamId())),
                        column(
                                leads,
                                Boolean[]::new,
                                SQLDataType.BOOLEAN,
                                lead -> lead.values().doNotContact()))
                .execute();
        return ids;
    }

    private static Field<?> texts(List<CheckedLead> leads, Function<CheckedLead, @Nullable String> value) {
        return column(leads, String[]::new, SQLDataType.CLOB, value);
    }

    private static Field<?> uuids(List<CheckedLead> leads, Function<CheckedLead, @Nullable UUID> value) {
        return column(leads, UUID[]::new, SQLDataType.UUID, value);
    }

    private static Field<?> numbers(List<CheckedLead> leads, Function<CheckedLead, @Nullable Integer> value) {
        return column(leads, Integer[]::new, SQLDataType.INTEGER, value);
    }

    private static <T> Field<?> column(
            List<CheckedLead> leads,
            IntFunction<T[]> array,
            DataType<T> type,
            Function<CheckedLead, @Nullable T> value) {
        return filled(leads.stream().map(value).toArray(array), type);
    }

    /** A file has few columns: of one that it has not none are sent, and `unnest` puts nulls in their place. */
    private static <T> Field<T[]> filled(T[] values, DataType<T> type) {
        return array(Stream.of(values).allMatch(Objects::isNull) ? Arrays.copyOf(values, 0) : values, type);
    }

    private static <T> Field<T[]> array(T[] values, DataType<T> type) {
        return DSL.val(values, type.array());
    }

    private static boolean isWon(CheckedLead lead) {
        return lead.stage().kind() == StageKind.WON;
    }

    private static @Nullable UUID id(@Nullable MembershipId assignee) {
        return assignee == null ? null : assignee.value();
    }

    private static @Nullable Long amount(@Nullable Money value) {
        return value == null ? null : value.amountMinor();
    }

    private static @Nullable String currency(@Nullable Money value) {
        return value == null ? null : value.currency();
    }
}
