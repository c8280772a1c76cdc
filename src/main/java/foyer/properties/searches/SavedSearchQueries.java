package foyer.properties.searches;

import static foyerdb.properties.Tables.SAVED_SEARCH;
import static foyerdb.properties.Tables.SEARCH_MATCH;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyerdb.properties.tables.records.SavedSearchRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL on searches themselves. */
@Component
class SavedSearchQueries {

    static final List<Field<?>> COLUMNS = List.of(
            SAVED_SEARCH.ID,
            SAVED_SEARCH.OWNER_ID,
            SAVED_SEARCH.NAME,
            SAVED_SEARCH.FILTER,
            SAVED_SEARCH.ALERT,
            SAVED_SEARCH.RECIPIENT_NAME,
            SAVED_SEARCH.RECIPIENT_EMAIL,
            SAVED_SEARCH.CONSENT,
            SAVED_SEARCH.CONSENTED_AT,
            SAVED_SEARCH.UNSUBSCRIBED_AT,
            SAVED_SEARCH.VERSION,
            SAVED_SEARCH.CREATED_AT,
            SAVED_SEARCH.UPDATED_AT);

    private static final Keyset<PropertySavedSearch> BY_NAME = Keyset.ascending(
            "PROPERTY_SAVED_SEARCHES",
            List.of(
                    new Keyset.Column<>(SAVED_SEARCH.NAME, PropertySavedSearch::name),
                    new Keyset.Column<>(SAVED_SEARCH.ID, search -> search.id().value())));

    private final DSLContext db;
    private final JsonMapper json;

    SavedSearchQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** The caller's own; servers have none. */
    Connection<PropertySavedSearch> page(PageRequest page) {
        var own = SAVED_SEARCH.OWNER_ID.eq(CurrentCaller.actor().id());
        return BY_NAME.page(
                db.select(COLUMNS).from(SAVED_SEARCH).where(own),
                page,
                SavedSearchQueries::search,
                () -> db.fetchCount(SAVED_SEARCH, own));
    }

    /** The caller's own; null for any other. */
    @Nullable PropertySavedSearch own(PropertySavedSearchId id) {
        return db.select(COLUMNS)
                .from(SAVED_SEARCH)
                .where(SAVED_SEARCH.ID.eq(id.value()))
                .and(SAVED_SEARCH.OWNER_ID.eq(CurrentCaller.actor().id()))
                .fetchOne(SavedSearchQueries::search);
    }

    /** Anybody's of the tenant. */
    @Nullable PropertySavedSearch byId(PropertySavedSearchId id) {
        return db.select(COLUMNS).from(SAVED_SEARCH).where(is(id)).fetchOne(SavedSearchQueries::search);
    }

    /** Anybody's of the tenant. Nobody else changes it, nor tells of it, until the transaction ends. */
    @Nullable PropertySavedSearch lock(PropertySavedSearchId id) {
        return db.select(COLUMNS).from(SAVED_SEARCH).where(is(id)).forUpdate().fetchOne(SavedSearchQueries::search);
    }

    /** Those that tell this address, whoever's they are, in the order of their ids; held. */
    List<PropertySavedSearch> lockTo(String email) {
        return db.select(COLUMNS)
                .from(SAVED_SEARCH)
                .where(SAVED_SEARCH.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(DSL.lower(SAVED_SEARCH.RECIPIENT_EMAIL).eq(email.toLowerCase(Locale.ROOT)))
                .orderBy(SAVED_SEARCH.ID)
                .forUpdate()
                .fetch(SavedSearchQueries::search);
    }

    /** How many searches the member has, who makes no other until the transaction ends unless there were none. */
    int lockedCount(MembershipId owner) {
        db.select(SAVED_SEARCH.ID)
                .from(SAVED_SEARCH)
                .where(isOf(owner))
                .orderBy(SAVED_SEARCH.ID)
                .forUpdate()
                .execute();
        return db.fetchCount(SAVED_SEARCH, isOf(owner));
    }

    void insert(PropertySavedSearch search) {
        var recipient = search.recipient();
        db.insertInto(SAVED_SEARCH)
                .set(SAVED_SEARCH.TENANT_ID, CurrentCaller.tenant())
                .set(SAVED_SEARCH.ID, search.id().value())
                .set(SAVED_SEARCH.OWNER_ID, search.ownerId().value())
                .set(SAVED_SEARCH.NAME, search.name())
                .set(SAVED_SEARCH.FILTER, JSONB.valueOf(search.filter()))
                .set(SAVED_SEARCH.ALERT, search.alert().name())
                .set(SAVED_SEARCH.RECIPIENT_NAME, recipient == null ? null : recipient.name())
                .set(SAVED_SEARCH.RECIPIENT_EMAIL, recipient == null ? null : recipient.email())
                .set(SAVED_SEARCH.CONSENT, recipient == null ? null : recipient.consent())
                .set(SAVED_SEARCH.CONSENTED_AT, recipient == null ? null : recipient.consentedAt())
                .set(SAVED_SEARCH.CREATED_AT, search.createdAt())
                .set(SAVED_SEARCH.UPDATED_AT, search.updatedAt())
                .execute();
    }

    /** Field name to the version that last changed it; a field that never changed is absent. */
    Map<String, Integer> fieldVersions(PropertySavedSearchId id) {
        return db.select(SAVED_SEARCH.FIELD_VERSIONS)
                .from(SAVED_SEARCH)
                .where(is(id))
                .fetchSingle(row -> json.readValue(row.value1().data(), new TypeReference<>() {}));
    }

    /** The next version of one that is held, of these fields too. */
    private UpdateSetMoreStep<SavedSearchRecord> changing(PropertySavedSearch search, List<String> fields, Instant at) {
        var version = search.version() + 1;
        var versions = new LinkedHashMap<String, Integer>();
        fields.forEach(field -> versions.put(field, version));
        var changed = DSL.val(JSONB.valueOf(json.writeValueAsString(versions)));
        return db.update(SAVED_SEARCH)
                .set(SAVED_SEARCH.VERSION, version)
                .set(
                        SAVED_SEARCH.FIELD_VERSIONS,
                        DSL.field("{0} || {1}", JSONB.class, SAVED_SEARCH.FIELD_VERSIONS, changed))
                .set(SAVED_SEARCH.UPDATED_AT, at);
    }

    /** The changed fields get the new version. */
    void update(PropertySavedSearch search, List<String> changed, Instant at) {
        changing(search, changed, at)
                .set(SAVED_SEARCH.NAME, search.name())
                .set(SAVED_SEARCH.FILTER, JSONB.valueOf(search.filter()))
                .set(SAVED_SEARCH.ALERT, search.alert().name())
                .set(SAVED_SEARCH.UNSUBSCRIBED_AT, search.unsubscribedAt())
                .where(is(search.id()))
                .execute();
    }

    void unsubscribe(PropertySavedSearch search, Instant at) {
        changing(search, List.of("alert"), at)
                .set(SAVED_SEARCH.ALERT, PropertySearchAlert.NONE.name())
                .set(SAVED_SEARCH.UNSUBSCRIBED_AT, at)
                .where(is(search.id()))
                .execute();
    }

    /** What waits to be told of it is not told any more. */
    void forgetWaiting(PropertySavedSearchId id) {
        db.deleteFrom(SEARCH_MATCH)
                .where(SEARCH_MATCH.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(SEARCH_MATCH.SEARCH_ID.eq(id.value()))
                .and(SEARCH_MATCH.TOLD_AT.isNull())
                .execute();
    }

    /** With whatever met it. */
    void delete(PropertySavedSearchId id) {
        delete(new UUID[] {id.value()});
    }

    /** Deletes those of somebody who leaves. */
    void leave(MembershipId owner) {
        delete(db.select(SAVED_SEARCH.ID)
                .from(SAVED_SEARCH)
                .where(isOf(owner))
                .orderBy(SAVED_SEARCH.ID)
                .forUpdate()
                .fetchArray(SAVED_SEARCH.ID));
    }

    /** They are held, so that nothing meets them any more. */
    private void delete(UUID[] searches) {
        db.deleteFrom(SEARCH_MATCH)
                .where(SEARCH_MATCH.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(SEARCH_MATCH.SEARCH_ID.eq(DSL.any(searches)))
                .execute();
        db.deleteFrom(SAVED_SEARCH)
                .where(SAVED_SEARCH.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(SAVED_SEARCH.ID.eq(DSL.any(searches)))
                .execute();
    }

    private static Condition is(PropertySavedSearchId id) {
        return SAVED_SEARCH.TENANT_ID.eq(CurrentCaller.tenant()).and(SAVED_SEARCH.ID.eq(id.value()));
    }

    private static Condition isOf(MembershipId owner) {
        return SAVED_SEARCH.TENANT_ID.eq(CurrentCaller.tenant()).and(SAVED_SEARCH.OWNER_ID.eq(owner.value()));
    }

    static PropertySavedSearch search(Record row) {
        var email = row.get(SAVED_SEARCH.RECIPIENT_EMAIL);
        return new PropertySavedSearch(
                new PropertySavedSearchId(row.get(SAVED_SEARCH.ID)),
                new MembershipId(row.get(SAVED_SEARCH.OWNER_ID)),
                row.get(SAVED_SEARCH.NAME),
                row.get(SAVED_SEARCH.FILTER).data(),
                PropertySearchAlert.valueOf(row.get(SAVED_SEARCH.ALERT)),
                email == null
                        ? null
                        : new PropertySearchRecipient(
                                row.get(SAVED_SEARCH.RECIPIENT_NAME),
                                email,
                                row.get(SAVED_SEARCH.CONSENT),
                                row.get(SAVED_SEARCH.CONSENTED_AT)),
                row.get(SAVED_SEARCH.UNSUBSCRIBED_AT),
                row.get(SAVED_SEARCH.VERSION),
                row.get(SAVED_SEARCH.CREATED_AT),
                row.get(SAVED_SEARCH.UPDATED_AT));
    }
}
