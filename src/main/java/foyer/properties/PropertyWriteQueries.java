package foyer.properties;

import static foyerdb.properties.Tables.PRICE_CHANGE;
import static foyerdb.properties.Tables.PROPERTY;

import foyer.entitlements.FrozenMarks;
import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.properties.geo.Cells;
import foyer.properties.geo.GeoPoint;
import foyer.tenancy.MembershipId;
import foyerdb.properties.tables.records.PropertyRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes of properties. All but {@link #insert} are for one that {@link #lock} holds. */
@Component
class PropertyWriteQueries {

    private static final Field<Boolean> FROZEN = FrozenMarks.column(Property.TYPE, PROPERTY.TENANT_ID, PROPERTY.ID);

    private final DSLContext db;
    private final JsonMapper json;

    PropertyWriteQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * A property that nobody else changes meanwhile.
     *
     * @param frozen whether it must not be changed
     * @param permitted whether the caller has the permission for it
     */
    record Held(boolean frozen, boolean permitted) {}

    /**
     * Holds the property until the transaction ends; null when the caller does not see it.
     *
     * @param permission what is going to be done to it
     */
    @Nullable Held lock(PropertyId id, String permission) {
        // No condition is no value, and what is compared with nobody is neither true nor false.
        var permitted = DSL.field(DSL.trueCondition().and(PropertyQueries.within(permission)));
        return db.select(FROZEN, DSL.coalesce(permitted, DSL.inline(false)))
                .from(PROPERTY)
                .where(PROPERTY.ID.eq(id.value()))
                .and(PropertyQueries.within(PropertyQueries.READ))
                .forNoKeyUpdate()
                .fetchOne(row -> new Held(row.value1(), row.value2()));
    }

    PropertyId insert(PropertyValues values, String reference, Instant at) {
        var actor = CurrentCaller.actor();
        var row = row(values);
        row.set(PROPERTY.TENANT_ID, CurrentCaller.tenant());
        row.set(PROPERTY.REFERENCE, reference);
        row.set(PROPERTY.CREATED_AT, at);
        row.set(PROPERTY.CREATED_BY_KIND, actor.kind());
        row.set(PROPERTY.CREATED_BY_ID, actor.id());
        row.set(PROPERTY.UPDATED_AT, at);
        return db.insertInto(PROPERTY)
                .set(row)
                .returningResult(PROPERTY.ID)
                .fetchSingle(id -> new PropertyId(id.value1()));
    }

    /** Field name to the version that last changed it; a field that never changed is absent. */
    Map<String, Integer> fieldVersions(PropertyId id) {
        return db.select(PROPERTY.FIELD_VERSIONS)
                .from(PROPERTY)
                .where(PROPERTY.ID.eq(id.value()))
                .fetchSingle(row -> json.readValue(row.value1().data(), new TypeReference<>() {}));
    }

    /** Writes all values, so that the statement is always the same; the changed fields get the new version. */
    void update(Property property, PropertyValues values, List<String> changed, Instant at) {
        changing(at)
                .set(row(values))
                .set(
                        PROPERTY.FIELD_VERSIONS,
                        DSL.field(
                                "{0} || {1}",
                                JSONB.class, PROPERTY.FIELD_VERSIONS, versions(changed, property.version() + 1)))
                .where(PROPERTY.ID.eq(property.id().value()))
                .execute();
    }

    private Field<JSONB> versions(List<String> fields, int version) {
        var versions = new LinkedHashMap<String, Integer>();
        fields.forEach(field -> versions.put(field, version));
        return DSL.val(JSONB.valueOf(json.writeValueAsString(versions)));
    }

    private static PropertyRecord row(PropertyValues values) {
        var sale = values.salePrice();
        var rent = values.rentPrice();
        var area = values.area();
        var address = values.address();
        var location = values.location();
        var owner = values.owner();
        var row = new PropertyRecord();
        row.set(PROPERTY.KIND, values.kind().name());
        row.set(PROPERTY.PURPOSE, values.purpose().name());
        row.set(PROPERTY.TITLE, values.title());
        row.set(PROPERTY.DESCRIPTION, values.description());
        row.set(PROPERTY.SALE_MINOR, sale == null ? null : sale.amount().amountMinor());
        row.set(PROPERTY.SALE_CURRENCY, sale == null ? null : sale.amount().currency());
        row.set(PROPERTY.SALE_VALID_UNTIL, sale == null ? null : sale.validUntil());
        row.set(PROPERTY.RENT_MINOR, rent == null ? null : rent.amount().amountMinor());
        row.set(PROPERTY.RENT_CURRENCY, rent == null ? null : rent.amount().currency());
        row.set(PROPERTY.RENT_PERIOD, rent == null ? null : rent.period().name());
        row.set(PROPERTY.RENT_VALID_UNTIL, rent == null ? null : rent.validUntil());
        row.set(PROPERTY.AREA, area == null ? null : area.value());
        row.set(PROPERTY.AREA_UNIT, area == null ? null : area.unit().name());
        row.set(PROPERTY.BEDROOMS, values.bedrooms());
        row.set(PROPERTY.BATHROOMS, values.bathrooms());
        row.set(PROPERTY.PARKING_SPACES, values.parkingSpaces());
        row.set(PROPERTY.YEAR_BUILT, values.yearBuilt());
        row.set(PROPERTY.FEATURES, values.features().toArray(String[]::new));
        row.set(PROPERTY.COUNTRY, address.country());
        row.set(PROPERTY.CITY, address.city());
        row.set(PROPERTY.DISTRICT, address.district());
        row.set(PROPERTY.STREET, address.street());
        row.set(PROPERTY.BUILDING_NAME, address.buildingName());
        row.set(PROPERTY.UNIT_NUMBER, address.unitNumber());
        row.set(PROPERTY.POSTAL_CODE, address.postalCode());
        row.set(PROPERTY.LAT_E6, location == null ? null : location.lat());
        row.set(PROPERTY.LNG_E6, location == null ? null : location.lng());
        row.set(PROPERTY.CELL, location == null ? null : Cells.of(location));
        row.set(PROPERTY.GEOCODED, values.geocoded());
        row.set(PROPERTY.ADDRESS_HIDDEN, values.addressHidden());
        row.set(
                PROPERTY.BUILDING_ID,
                values.buildingId() == null ? null : values.buildingId().value());
        row.set(PROPERTY.OWNER_NAME, owner.name());
        row.set(PROPERTY.OWNER_EMAIL, owner.email());
        row.set(PROPERTY.OWNER_PHONE, owner.phone());
        row.set(
                PROPERTY.AGENT_ID,
                values.agentId() == null ? null : values.agentId().value());
        row.set(
                PROPERTY.TEAM_ID,
                values.teamId() == null ? null : values.teamId().value());
        return row;
    }

    void move(PropertyId id, PropertyStatus to, Instant at) {
        var change = changing(at)
                .set(PROPERTY.STATUS, to.name())
                .set(PROPERTY.ARCHIVED_AT, to == PropertyStatus.ARCHIVED ? at : null);
        (to == PropertyStatus.PUBLISHED ? change.set(PROPERTY.PUBLISHED_AT, at) : change)
                .where(PROPERTY.ID.eq(id.value()))
                .execute();
    }

    /** Puts it where its address is, null for nowhere. No field gets the version: nobody who gives a place has to have seen it. */
    void place(PropertyId id, @Nullable GeoPoint location, Instant at) {
        changing(at)
                .set(PROPERTY.LAT_E6, location == null ? null : location.lat())
                .set(PROPERTY.LNG_E6, location == null ? null : location.lng())
                .set(PROPERTY.CELL, location == null ? null : Cells.of(location))
                .set(PROPERTY.GEOCODED, location != null)
                .where(PROPERTY.ID.eq(id.value()))
                .execute();
    }

    /** Something that belongs to it has changed: its media. */
    void touch(PropertyId id, Instant at) {
        changing(at).where(PROPERTY.ID.eq(id.value())).execute();
    }

    /** Whatever the member has, frozen and archived properties too; held in the order of their ids. */
    List<UUID> lockOf(MembershipId member) {
        return db.select(PROPERTY.ID)
                .from(PROPERTY)
                .where(PROPERTY.AGENT_ID.eq(member.value()))
                .orderBy(PROPERTY.ID)
                .forNoKeyUpdate()
                .fetch(PROPERTY.ID);
    }

    /** Gives these, which are held, to the member, or to nobody. */
    void handOver(List<UUID> properties, @Nullable MembershipId to, Instant at) {
        changing(at)
                .set(PROPERTY.AGENT_ID, to == null ? null : to.value())
                .set(PROPERTY.FIELD_VERSIONS, versioned(PropertyScopeQueries.AGENT))
                .where(PROPERTY.ID.eq(DSL.any(properties.toArray(UUID[]::new))))
                .execute();
    }

    /** The versions of a property's fields once this one has the next, for an update of many. */
    static Field<JSONB> versioned(String field) {
        return DSL.field(
                "{0} || jsonb_build_object({1}, {2})",
                JSONB.class, PROPERTY.FIELD_VERSIONS, DSL.inline(field), PROPERTY.VERSION.plus(1));
    }

    /** Notes that one of its prices, null for none, has become another. */
    void insertPriceChange(
            PropertyId id,
            PropertyOffer offer,
            @Nullable Money before,
            @Nullable RentPeriod beforePeriod,
            @Nullable Money after,
            @Nullable RentPeriod afterPeriod,
            Instant at) {
        var actor = CurrentCaller.actor();
        db.insertInto(PRICE_CHANGE)
                .set(PRICE_CHANGE.TENANT_ID, CurrentCaller.tenant())
                .set(PRICE_CHANGE.PROPERTY_ID, id.value())
                .set(PRICE_CHANGE.OFFER, offer.name())
                .set(PRICE_CHANGE.BEFORE_MINOR, before == null ? null : before.amountMinor())
                .set(PRICE_CHANGE.BEFORE_CURRENCY, before == null ? null : before.currency())
                .set(PRICE_CHANGE.BEFORE_PERIOD, beforePeriod == null ? null : beforePeriod.name())
                .set(PRICE_CHANGE.AFTER_MINOR, after == null ? null : after.amountMinor())
                .set(PRICE_CHANGE.AFTER_CURRENCY, after == null ? null : after.currency())
                .set(PRICE_CHANGE.AFTER_PERIOD, afterPeriod == null ? null : afterPeriod.name())
                .set(PRICE_CHANGE.CHANGED_AT, at)
                .set(PRICE_CHANGE.ACTOR_KIND, actor.kind())
                .set(PRICE_CHANGE.ACTOR_ID, actor.id())
                .execute();
    }

    private UpdateSetMoreStep<PropertyRecord> changing(Instant at) {
        return db.update(PROPERTY).set(PROPERTY.UPDATED_AT, at).set(PROPERTY.VERSION, PROPERTY.VERSION.plus(1));
    }
}
