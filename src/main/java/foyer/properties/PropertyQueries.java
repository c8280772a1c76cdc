package foyer.properties;

import static foyer.properties.PropertyRowQueries.COLUMNS;
import static foyer.properties.PropertyRowQueries.DISTANCE;
import static foyerdb.properties.Tables.PRICE_CHANGE;
import static foyerdb.properties.Tables.PROPERTY;
import static java.util.Objects.requireNonNull;

import foyer.entitlements.FrozenMarks;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.money.Money;
import foyer.platform.time.TenantClock;
import foyer.properties.geo.GeoCircle;
import foyer.tenancy.MembershipId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads of properties, one statement each. All but those of properties as they are {@code stored} see what the caller's
 * permission to read properties is good for, and nothing else.
 */
@Component
class PropertyQueries {

    static final String READ = "PROPERTIES_READ";
    static final String WRITE = "PROPERTIES_WRITE";
    static final String PUBLISH = "PROPERTIES_PUBLISH";

    static final Condition PUBLISHED = PROPERTY.STATUS.eq(DSL.inline(PropertyStatus.PUBLISHED.name()));

    /** True of those for which the tenant's plan has room. */
    static final Condition UNFROZEN = DSL.not(FrozenMarks.isFrozen(Property.TYPE, PROPERTY.TENANT_ID, PROPERTY.ID));

    /** True of those that the public sees. */
    static final Condition SHOWN = PUBLISHED.and(UNFROZEN);

    private static final String MEMBER = "MEMBER";
    private static final int MAX_PRICE_CHANGES = 50;

    private final DSLContext db;
    private final TenantClock clock;

    PropertyQueries(DSLContext db, TenantClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** True of the properties that the caller has the permission for. */
    static Condition within(String permission) {
        return PropertyScopeQueries.within(permission);
    }

    /** The properties that exist, archived or not. */
    Map<PropertyId, Property> byIds(Collection<PropertyId> ids) {
        return properties(null)
                .where(isAmong(ids))
                .and(within(READ))
                .fetchMap(row -> new PropertyId(row.get(PROPERTY.ID)), PropertyRowQueries::property);
    }

    @Nullable Property byId(PropertyId id) {
        return byIds(List.of(id)).get(id);
    }

    /** Those of the properties that the caller sees and has the permission for. */
    Set<PropertyId> permitted(Collection<PropertyId> ids, String permission) {
        return db.select(PROPERTY.ID)
                .from(PROPERTY)
                .where(isAmong(ids))
                .and(within(READ))
                .and(within(permission))
                .fetchSet(row -> new PropertyId(row.value1()));
    }

    /** A property that the caller has just changed or holds, wherever that has put it. */
    @Nullable Property stored(PropertyId id) {
        return properties(null).where(PROPERTY.ID.eq(id.value())).fetchOne(PropertyRowQueries::property);
    }

    /**
     * Whether the caller could see the property as it is, or as it was given then.
     *
     * @param then null when it was given as it is now
     */
    boolean wasSeen(PropertyId id, @Nullable Condition then) {
        var now = within(READ);
        return db.fetchExists(PROPERTY, PROPERTY.ID.eq(id.value()), then == null ? now : now.or(then));
    }

    /** The property, if it meets the filter. */
    @Nullable Property matching(PropertyId id, PropertyFilter filter) {
        return properties(null)
                .where(PROPERTY.ID.eq(id.value()))
                .and(within(READ))
                .and(PropertyFilterQueries.ofOne(filter, clock.now()))
                .fetchOne(PropertyRowQueries::property);
    }

    Connection<Property> page(PropertyFilter filter, PropertyOrder order, PageRequest page) {
        return page(PropertyFilterQueries.condition(filter, clock.now()), filter.near(), order, page);
    }

    private Connection<Property> page(
            Condition condition, @Nullable GeoCircle near, PropertyOrder order, PageRequest page) {
        return order.keyset(near)
                .page(properties(near).where(condition), page, PropertyRowQueries::property, () -> count(condition));
    }

    private int count(Condition condition) {
        return db.fetchCount(db.selectOne().from(PROPERTY).where(condition).limit(Connection.COUNT_CAP + 1));
    }

    /** The property with this reference, while the public sees it. */
    @Nullable PublishedProperty published(String reference) {
        return db.select(PROPERTY.ID, PROPERTY.TITLE, PROPERTY.AGENT_ID)
                .from(PROPERTY)
                .where(PROPERTY.REFERENCE.eq(reference))
                .and(SHOWN)
                .fetchOne(row -> new PublishedProperty(
                        new PropertyId(row.value1()),
                        reference,
                        row.value2(),
                        row.value3() == null ? null : new MembershipId(row.value3())));
    }

    /** How many of the tenant's properties are published, those too that are frozen. */
    long countPublished() {
        return db.fetchCount(PROPERTY, PROPERTY.STATUS.eq(PropertyStatus.PUBLISHED.name()));
    }

    /** What these have cost, the newest change first. */
    Map<PropertyId, List<PropertyPriceChange>> priceChanges(Collection<PropertyId> ids) {
        var place = DSL.rowNumber()
                .over(DSL.partitionBy(PRICE_CHANGE.PROPERTY_ID)
                        .orderBy(PRICE_CHANGE.CHANGED_AT.desc(), PRICE_CHANGE.ID.desc()))
                .as("place");
        var changes = db.select(PRICE_CHANGE.fields())
                .select(place)
                .from(PRICE_CHANGE)
                .where(PRICE_CHANGE.PROPERTY_ID.eq(DSL.any(PropertyId.values(ids))))
                .asTable("changes");
        return db.selectFrom(changes)
                .where(requireNonNull(changes.field(place)).le(MAX_PRICE_CHANGES))
                .orderBy(
                        requireNonNull(changes.field(PRICE_CHANGE.CHANGED_AT)).desc(),
                        requireNonNull(changes.field(PRICE_CHANGE.ID)).desc())
                .fetchGroups(row -> new PropertyId(row.get(PRICE_CHANGE.PROPERTY_ID)), PropertyQueries::priceChange);
    }

    private static PropertyPriceChange priceChange(Record row) {
        var period = row.get(PRICE_CHANGE.AFTER_PERIOD);
        var actor = row.get(PRICE_CHANGE.ACTOR_ID);
        return new PropertyPriceChange(
                PropertyOffer.valueOf(row.get(PRICE_CHANGE.OFFER)),
                Money.of(row.get(PRICE_CHANGE.BEFORE_MINOR), row.get(PRICE_CHANGE.BEFORE_CURRENCY)),
                Money.of(row.get(PRICE_CHANGE.AFTER_MINOR), row.get(PRICE_CHANGE.AFTER_CURRENCY)),
                period == null ? null : RentPeriod.valueOf(period),
                row.get(PRICE_CHANGE.CHANGED_AT),
                MEMBER.equals(row.get(PRICE_CHANGE.ACTOR_KIND)) && actor != null ? new MembershipId(actor) : null);
    }

    private static Condition isAmong(Collection<PropertyId> ids) {
        return PROPERTY.ID.eq(DSL.any(PropertyId.values(ids)));
    }

    private SelectJoinStep<Record> properties(@Nullable GeoCircle near) {
        var columns = db.select(COLUMNS);
        return near == null
                ? columns.from(PROPERTY)
                : columns.select(
                                PropertyGeoQueries.EXACT.distance(near.center()).as(DISTANCE))
                        .from(PROPERTY);
    }
}
