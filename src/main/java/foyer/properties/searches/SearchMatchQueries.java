package foyer.properties.searches;

import static foyerdb.properties.Tables.SAVED_SEARCH;
import static foyerdb.properties.Tables.SEARCH_MATCH;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyer.properties.Property;
import foyer.properties.PropertyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on what meets searches. */
@Component
class SearchMatchQueries {

    private static final Duration DAY = Duration.ofDays(1);

    /** Asked wherever somebody would be told: whoever unsubscribes may do so while a match is being noted. */
    private static final Condition WANTED = SAVED_SEARCH.ALERT.ne(DSL.inline(PropertySearchAlert.NONE.name()));

    private final DSLContext db;
    private final SystemDatabase system;

    SearchMatchQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** That a property waits to be told. */
    record Waiting(PropertyId property, MatchReason reason) {}

    /**
     * Searches whose recipients want to be told and that the property may meet, by its kind and rooms: those of one member
     * after the other.
     *
     * @param after the last one of those before; null for the first
     */
    List<PropertySavedSearch> candidates(Property property, @Nullable PropertySavedSearch after, int most) {
        var place = after == null
                ? DSL.noCondition()
                : DSL.row(SAVED_SEARCH.OWNER_ID, SAVED_SEARCH.ID)
                        .gt(after.ownerId().value(), after.id().value());
        return db.select(SavedSearchQueries.COLUMNS)
                .from(SAVED_SEARCH)
                .where(WANTED)
                .and(place)
                .and(kinds(property))
                .and(bedrooms(property))
                .orderBy(SAVED_SEARCH.OWNER_ID, SAVED_SEARCH.ID)
                .limit(most)
                .fetch(SavedSearchQueries::search);
    }

    private static Condition kinds(Property property) {
        var kinds = given("kinds");
        return kinds.isNull().or(kinds.contains('"' + property.kind().name() + '"'));
    }

    private static Condition bedrooms(Property property) {
        var min = given("bedroomsMin");
        var max = given("bedroomsMax");
        return property.bedrooms() == null
                ? min.isNull().and(max.isNull())
                : min.isNull()
                        .or(min.cast(Integer.class).le(property.bedrooms()))
                        .and(max.isNull().or(max.cast(Integer.class).ge(property.bedrooms())));
    }

    /** A field of the filter as text; null where it is absent or null. */
    private static Field<String> given(String field) {
        return DSL.jsonbGetAttributeAsText(SAVED_SEARCH.FILTER, field);
    }

    /**
     * Notes that the property meets those of these searches whom the occasion is for; answers those to whom that is new.
     */
    Set<PropertySavedSearchId> insert(
            Collection<PropertySavedSearch> searches, PropertyId property, Occasion occasion, Instant at) {
        // In the order of their ids: whoever tells of the same ones meanwhile waits, and deadlocks with nobody.
        var met = db.select(
                        DSL.val(CurrentCaller.tenant()),
                        SAVED_SEARCH.ID,
                        DSL.val(property.value()),
                        DSL.val(occasion.reason().name()),
                        DSL.val(occasion.text()),
                        DSL.val(at, SEARCH_MATCH.MATCHED_AT))
                .from(SAVED_SEARCH)
                .where(SAVED_SEARCH.ID.eq(DSL.any(ids(searches))))
                .and(WANTED)
                .and(isFor(occasion.whom(), property))
                .orderBy(SAVED_SEARCH.ID);
        return db.insertInto(
                        SEARCH_MATCH,
                        SEARCH_MATCH.TENANT_ID,
                        SEARCH_MATCH.SEARCH_ID,
                        SEARCH_MATCH.PROPERTY_ID,
                        SEARCH_MATCH.REASON,
                        SEARCH_MATCH.OCCASION,
                        SEARCH_MATCH.MATCHED_AT)
                .select(met)
                .onConflictDoNothing()
                .returning(SEARCH_MATCH.SEARCH_ID)
                .fetchSet(row -> new PropertySavedSearchId(row.get(SEARCH_MATCH.SEARCH_ID)));
    }

    private Condition isFor(Occasion.Whom whom, PropertyId property) {
        return switch (whom) {
            case ALL -> DSL.noCondition();
            case WHO_KNOW_IT -> DSL.exists(known(property));
            case WHO_DO_NOT -> DSL.notExists(known(property));
        };
    }

    private Select<?> known(PropertyId property) {
        return db.selectOne()
                .from(SEARCH_MATCH)
                .where(SEARCH_MATCH.TENANT_ID.eq(SAVED_SEARCH.TENANT_ID))
                .and(SEARCH_MATCH.SEARCH_ID.eq(SAVED_SEARCH.ID))
                .and(SEARCH_MATCH.PROPERTY_ID.eq(property.value()));
    }

    /** Of these searches, those that so many have been told of within a day. */
    Set<PropertySavedSearchId> full(Collection<PropertySavedSearch> searches, int most, Instant at) {
        return db.select(SEARCH_MATCH.SEARCH_ID)
                .from(SEARCH_MATCH)
                .where(SEARCH_MATCH.SEARCH_ID.eq(DSL.any(ids(searches))))
                .and(SEARCH_MATCH.TOLD_AT.gt(at.minus(DAY)))
                .groupBy(SEARCH_MATCH.SEARCH_ID)
                .having(DSL.count().ge(most))
                .fetchSet(row -> new PropertySavedSearchId(row.value1()));
    }

    /** What waits of these searches about the property is told. */
    void told(Collection<PropertySavedSearch> searches, PropertyId property, Instant at) {
        db.update(SEARCH_MATCH)
                .set(SEARCH_MATCH.TOLD_AT, at)
                .where(SEARCH_MATCH.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(SEARCH_MATCH.SEARCH_ID.eq(DSL.any(ids(searches))))
                .and(SEARCH_MATCH.PROPERTY_ID.eq(property.value()))
                .and(SEARCH_MATCH.TOLD_AT.isNull())
                .execute();
    }

    /** Tenants in which anything waits to be told. */
    List<UUID> tenantsWithWaiting() {
        return system.dsl()
                .selectDistinct(SEARCH_MATCH.TENANT_ID)
                .from(SEARCH_MATCH)
                .where(SEARCH_MATCH.TOLD_AT.isNull())
                .fetch(SEARCH_MATCH.TENANT_ID);
    }

    /** Some of the searches of which something waits since before their time: weekly ones have another than all others. */
    List<PropertySavedSearchId> due(Instant daily, Instant weekly, int most) {
        var isWeekly = SAVED_SEARCH.ALERT.eq(DSL.inline(PropertySearchAlert.WEEKLY.name()));
        return db.selectDistinct(SEARCH_MATCH.SEARCH_ID)
                .from(SEARCH_MATCH)
                .join(SAVED_SEARCH)
                .on(SAVED_SEARCH.TENANT_ID.eq(SEARCH_MATCH.TENANT_ID), SAVED_SEARCH.ID.eq(SEARCH_MATCH.SEARCH_ID))
                .where(SEARCH_MATCH.TOLD_AT.isNull())
                .and(WANTED)
                .and(SEARCH_MATCH.MATCHED_AT.lt(DSL.when(isWeekly, weekly).otherwise(daily)))
                .limit(most)
                .fetch(row -> new PropertySavedSearchId(row.value1()));
    }

    /** What waits of a search since before then, the newest first. */
    List<Waiting> waiting(PropertySavedSearchId search, Instant before, int most) {
        return db.select(SEARCH_MATCH.PROPERTY_ID, SEARCH_MATCH.REASON)
                .from(SEARCH_MATCH)
                .where(isWaiting(search, before))
                .orderBy(SEARCH_MATCH.MATCHED_AT.desc(), SEARCH_MATCH.ID.desc())
                .limit(most)
                .fetch(row -> new Waiting(new PropertyId(row.value1()), MatchReason.valueOf(row.value2())));
    }

    /** What waits of these properties is told; of the others it waits no more, and is noted anew when there is occasion. */
    void done(PropertySavedSearchId search, Instant before, Collection<PropertyId> told, Instant at) {
        db.update(SEARCH_MATCH)
                .set(SEARCH_MATCH.TOLD_AT, at)
                .where(isWaiting(search, before))
                .and(SEARCH_MATCH.PROPERTY_ID.eq(
                        DSL.any(told.stream().map(PropertyId::value).toArray(UUID[]::new))))
                .execute();
        db.deleteFrom(SEARCH_MATCH).where(isWaiting(search, before)).execute();
    }

    private static Condition isWaiting(PropertySavedSearchId search, Instant before) {
        return SEARCH_MATCH
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(SEARCH_MATCH.SEARCH_ID.eq(search.value()))
                .and(SEARCH_MATCH.TOLD_AT.isNull())
                .and(SEARCH_MATCH.MATCHED_AT.lt(before));
    }

    private static UUID[] ids(Collection<PropertySavedSearch> searches) {
        return searches.stream().map(search -> search.id().value()).toArray(UUID[]::new);
    }
}
