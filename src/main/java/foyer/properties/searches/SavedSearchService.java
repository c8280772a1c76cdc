package foyer.properties.searches;

import static foyer.properties.searches.PropertySavedSearchErrorCode.FILTER_INVALID;
import static foyer.properties.searches.PropertySavedSearchErrorCode.NAME_INVALID;
import static foyer.properties.searches.PropertySavedSearchErrorCode.NOT_FOUND;
import static foyer.properties.searches.PropertySavedSearchErrorCode.RECIPIENT_FORBIDDEN;
import static foyer.properties.searches.PropertySavedSearchErrorCode.RECIPIENT_INVALID;
import static foyer.properties.searches.PropertySavedSearchErrorCode.TOO_MANY_SEARCHES;
import static foyer.properties.searches.PropertySavedSearchErrorCode.UNSUBSCRIBED;

import foyer.audit.Audit;
import foyer.platform.database.NewIds;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.properties.PropertyFilterJson;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Saves searches, changes and deletes them: each member their own. */
@Service
class SavedSearchService {

    private static final String WRITE = "PROPERTIES_WRITE";

    private final SavedSearchQueries queries;
    private final JsonMapper json;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    SavedSearchService(SavedSearchQueries queries, JsonMapper json, Audit audit, Events events, TenantClock clock) {
        this.queries = queries;
        this.json = json;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    PropertySavedSearch create(PropertySavedSearchInputs.Create input, Map<String, @Nullable Object> filter) {
        var at = clock.now();
        var search = new PropertySavedSearch(
                new PropertySavedSearchId(NewIds.inOrder(at, 1).getFirst()),
                new MembershipId(caller()),
                name(input.name()),
                checked(filter),
                input.alert(),
                input.recipient() == null ? null : recipient(input.recipient(), at),
                null,
                at,
                at);
        if (queries.lockedCount(search.ownerId()) >= PropertySavedSearch.MAX) {
            throw UserErrorException.of(TOO_MANY_SEARCHES, PropertySavedSearch.MAX);
        }
        queries.insert(search);
        tell(search, "create", "created");
        return search;
    }

    @Transactional
    PropertySavedSearch update(PropertySavedSearchInputs.Update input, @Nullable Map<String, @Nullable Object> filter) {
        var before = own(input.id());
        var alert = input.alert() == null ? before.alert() : input.alert();
        var resumed = before.unsubscribedAt() != null && alert != PropertySearchAlert.NONE;
        if (resumed && before.recipient() != null) {
            throw UserErrorException.at("alert", UNSUBSCRIBED);
        }
        var changed = new PropertySavedSearch(
                before.id(),
                before.ownerId(),
                input.name() == null ? before.name() : name(input.name()),
                filter == null ? before.filter() : checked(filter),
                alert,
                before.recipient(),
                resumed ? null : before.unsubscribedAt(),
                before.createdAt(),
                before.updatedAt());
        if (changed.equals(before)) {
            return before;
        }
        queries.update(changed, clock.now());
        if (alert == PropertySearchAlert.NONE) {
            queries.forgetWaiting(before.id());
        }
        tell(changed, "update", "updated");
        return Objects.requireNonNull(queries.lock(before.id()));
    }

    @Transactional
    PropertySavedSearch delete(PropertySavedSearchId id) {
        var search = own(id);
        queries.delete(id);
        tell(search, "delete", "deleted");
        return search;
    }

    /** By whoever holds a link of a mail: once is enough. Answers whether it was still wanted. */
    @Transactional
    boolean unsubscribe(PropertySavedSearchId id) {
        var search = queries.lock(id);
        if (search == null || search.alert() == PropertySearchAlert.NONE) {
            return false;
        }
        queries.unsubscribe(id, clock.now());
        queries.forgetWaiting(id);
        tell(search, "unsubscribe", "unsubscribed");
        return true;
    }

    private PropertySavedSearch own(PropertySavedSearchId id) {
        var search = queries.lock(id);
        if (search == null || !search.ownerId().value().equals(caller())) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return search;
    }

    private void tell(PropertySavedSearch search, String action, String verb) {
        audit.record(
                "property_search." + action,
                PropertySavedSearch.TYPE,
                search.id().value(),
                Map.of("name", search.name(), "alert", search.alert().name(), "outside", search.recipient() != null));
        events.publish(new SavedSearchEvent(search.id(), verb));
    }

    private static String name(String given) {
        var name = given.strip();
        if (!isShort(name, PropertySavedSearch.MAX_NAME)) {
            throw UserErrorException.at("name", NAME_INVALID, PropertySavedSearch.MAX_NAME);
        }
        return name;
    }

    private static PropertySearchRecipient recipient(PropertySavedSearchInputs.Recipient given, Instant at) {
        if (!CurrentCaller.actor().may(WRITE)) {
            throw UserErrorException.at("recipient", RECIPIENT_FORBIDDEN);
        }
        var consent = given.consent().strip();
        if (!isShort(consent, PropertySavedSearch.MAX_CONSENT)) {
            throw UserErrorException.at("recipient.consent", RECIPIENT_INVALID, PropertySavedSearch.MAX_CONSENT);
        }
        var name = given.name() == null ? "" : given.name().strip();
        if (!name.isEmpty() && !isShort(name, PropertySavedSearch.MAX_RECIPIENT)) {
            throw UserErrorException.at("recipient.name", RECIPIENT_INVALID, PropertySavedSearch.MAX_RECIPIENT);
        }
        return new PropertySearchRecipient(name.isEmpty() ? null : name, given.email(), consent, at);
    }

    /** As JSON, read as it will be whenever a property is held against it. */
    private String checked(Map<String, @Nullable Object> given) {
        var filter = json.writeValueAsString(given);
        if (filter.length() > PropertySavedSearch.MAX_FILTER || !PropertyFilterJson.findsPublished(filter)) {
            throw UserErrorException.at("filter", FILTER_INVALID);
        }
        return filter;
    }

    private static UUID caller() {
        return Objects.requireNonNull(CurrentCaller.actor().id());
    }

    private static boolean isShort(String text, int max) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= max;
    }
}
