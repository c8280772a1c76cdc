package foyer.leads.batches;

import static foyerdb.leads.Tables.LEAD;

import foyer.entitlements.FrozenMarks;
import foyer.leads.Lead;
import foyer.leads.LeadContact;
import foyer.leads.LeadPlaceQueries;
import foyer.leads.LeadQueries;
import foyer.leads.LeadSource;
import foyer.leads.LeadValues;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.records.tags.Tags;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Changes many leads in one statement, as {@link LeadBatchQueries} makes them. */
@Component
class LeadChangeQueries {

    /** By the array of their ids too: of the join alone the planner may read all leads for a few. */
    private static final String UPDATE = """
            with u as (
                select * from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12},
                        {15}, {16}, {17}, {18}, {19}, {20}, {21}, {22}, {23}, {24})
                    as u (id, title, source, source_detail, value_minor, value_currency, score,
                        name, company, email, phone, website, versions,
                        line1, line2, city, region, postal_code, country, lat, lng, team, silent))
            update leads.lead l set
                title = u.title, source = u.source, source_detail = u.source_detail, value_minor = u.value_minor,
                value_currency = u.value_currency, score = u.score, contact_name = u.name, contact_company = u.company,
                contact_email = u.email, contact_phone = u.phone, contact_website = u.website,
                address_line1 = u.line1, address_line2 = u.line2, address_city = u.city, address_region = u.region,
                address_postal_code = u.postal_code, address_country = u.country,
                lat_e6 = u.lat, lng_e6 = u.lng, team_id = u.team,
                do_not_contact = u.silent,
                field_versions = l.field_versions || u.versions::jsonb, version = l.version + 1, updated_at = {14}
            from u where l.tenant_id = {13} and l.id = any({0}) and l.id = u.id""";

    private static final Field<Boolean> FROZEN = FrozenMarks.column(Lead.TYPE, LEAD.TENANT_ID, LEAD.ID);

    private final DSLContext db;
    private final JsonMapper json;

    LeadChangeQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * Holds the leads until the transaction ends, in the order of every lock of leads, and reads them as they are then.
     *
     * @param withTags whether their tags are wanted too
     */
    Map<UUID, StoredLead> lock(Collection<UUID> ids, boolean withTags) {
        Field<String[]> tags = withTags
                ? Tags.column(Lead.TYPE, LEAD.TENANT_ID, LEAD.ID)
                : DSL.inline(new String[0], SQLDataType.CLOB.array());
        var permitted = within(LeadQueries.READ, LeadQueries.WRITE).as("permitted");
        var assignable = within(LeadQueries.ASSIGN).as("assignable");
        return db
                .select(
                        LEAD.ID,
                        LEAD.TITLE,
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
                        LEAD.VERSION,
                        LEAD.ARCHIVED_AT,
                        FROZEN,
                        permitted,
                        assignable,
                        tags)
                .select(LeadPlaceQueries.COLUMNS)
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .orderBy(LEAD.ID)
                .forNoKeyUpdate()
                .fetch(row -> new StoredLead(
                        row.get(LEAD.ID),
                        new LeadState(values(row).tagged(List.of(row.get(tags))), Map.of()),
                        row.get(LEAD.VERSION),
                        row.get(LEAD.ARCHIVED_AT) != null,
                        row.get(FROZEN),
                        row.get(permitted),
                        row.get(assignable)))
                .stream()
                .collect(Collectors.toMap(StoredLead::id, Function.identity()));
    }

    /** No condition is no value, and what is compared with nobody is neither true nor false. */
    private static Field<Boolean> within(String... permissions) {
        var all = Stream.of(permissions).map(LeadQueries::within).reduce(DSL.trueCondition(), Condition::and);
        return DSL.coalesce(DSL.field(all), DSL.inline(false));
    }

    private static LeadValues values(Record row) {
        return new LeadValues(
                row.get(LEAD.TITLE),
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
                List.of());
    }

    /**
     * Writes the leads, which {@link #lock} holds. Planned for as many as they are: a plan that is kept takes any array for ten
     * rows, and compares each with each. Nothing else is: checks of foreign keys would be planned for each row.
     */
    void update(List<LeadChange> changes, Instant at) {
        planning("force_custom_plan");
        write(changes, at);
        planning("auto");
    }

    private void planning(String mode) {
        db.select(DSL.function(
                        "set_config", String.class, DSL.inline("plan_cache_mode"), DSL.inline(mode), DSL.inline(true)))
                .fetch();
    }

    private void write(List<LeadChange> changes, Instant at) {
        db.query(
                        UPDATE,
                        DSL.val(changes.stream()
                                .map(change -> change.lead().id())
                                .toArray(UUID[]::new)),
                        texts(changes, LeadValues::title),
                        texts(changes, values -> values.source().name()),
                        texts(changes, LeadValues::sourceDetail),
                        DSL.val(
                                changes.stream()
                                        .map(change ->
                                                amount(change.after().values().value()))
                                        .toArray(Long[]::new),
                                SQLDataType.BIGINT.array()),
                        texts(changes, values -> currency(values.value())),
                        DSL.val(
                                changes.stream()
                                        .map(change -> change.after().values().score())
                                        .toArray(Integer[]::new),
                                SQLDataType.INTEGER.array()),
                        texts(changes, values -> values.contact().name()),
                        texts(changes, values -> values.contact().company()),
                        texts(changes, values -> values.contact().email()),
                        texts(changes, values -> values.contact().phone()),
                        texts(changes, values -> values.contact().website()),
                        array(changes.stream().map(this::versions).toArray(String[]::new)),
                        DSL.val(CurrentCaller.tenant()),
                        DSL.val(at),
                        texts(changes, values -> values.address().line1()),
                        texts(changes, values -> values.address().line2()),
                        texts(changes, values -> values.address().city()),
                        texts(changes, values -> values.address().region()),
                        texts(changes, values -> values.address().postalCode()),
                        texts(changes, values -> values.address().country()),
                        numbers(changes, values -> LeadPlaceQueries.lat(values.location())),
                        numbers(changes, values -> LeadPlaceQueries.lng(values.location())),
                        DSL.val(
                                changes.stream()
                                        .map(change -> LeadPlaceQueries.id(
                                                change.after().values().teamId()))
                                        .toArray(UUID[]::new),
                                SQLDataType.UUID.array()),
                        DSL.val(
                                changes.stream()
                                        .map(change -> change.after().values().doNotContact())
                                        .toArray(Boolean[]::new),
                                SQLDataType.BOOLEAN.array()))
                .execute();
    }

    /** The fields that the change is of, each with the version that it makes. */
    private String versions(LeadChange change) {
        return json.writeValueAsString(
                change.fields().stream().collect(Collectors.toMap(Function.identity(), _ -> change.version())));
    }

    private static Field<?> texts(List<LeadChange> changes, Function<LeadValues, @Nullable String> value) {
        return array(changes.stream()
                .map(change -> value.apply(change.after().values()))
                .toArray(String[]::new));
    }

    private static Field<?> numbers(List<LeadChange> changes, Function<LeadValues, @Nullable Integer> value) {
        return DSL.val(
                changes.stream()
                        .map(change -> value.apply(change.after().values()))
                        .toArray(Integer[]::new),
                SQLDataType.INTEGER.array());
    }

    private static Field<?> array(String[] texts) {
        return DSL.val(texts, SQLDataType.CLOB.array());
    }

    private static @Nullable Long amount(@Nullable Money value) {
        return value == null ? null : value.amountMinor();
    }

    private static @Nullable String currency(@Nullable Money value) {
        return value == null ? null : value.currency();
    }
}
