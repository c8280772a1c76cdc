package foyer.properties.searches;

import static foyer.properties.searches.PropertySavedSearchErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.properties.searches.PropertySavedSearchErrorCode.NOT_FOUND;
import static foyer.properties.searches.PropertySavedSearchErrorCode.RECIPIENT_FORBIDDEN;
import static foyer.properties.searches.PropertySavedSearchErrorCode.TOO_MANY_SEARCHES;
import static foyer.properties.searches.PropertySavedSearchErrorCode.UNSUBSCRIBED;
import static foyer.properties.searches.PropertySavedSearchErrorCode.VERSION_CONFLICT;

import foyer.audit.Audit;
import foyer.platform.database.NewIds;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves searches, changes and deletes them: each member their own. */
@Service
class SavedSearchService {

    private final SavedSearchQueries queries;
    private final UnsubscribedAddressQueries addresses;
    private final Idempotency idempotency;
    private final SearchInputChecks checks;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    SavedSearchService(
            SavedSearchQueries queries,
            UnsubscribedAddressQueries addresses,
            Idempotency idempotency,
            SearchInputChecks checks,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.addresses = addresses;
        this.idempotency = idempotency;
        this.checks = checks;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All that is sent, by which a repeated call is known. */
    private record Sent(PropertySavedSearchInputs.Create input, Map<String, @Nullable Object> filter) {}

    @Transactional
    PropertySavedSearch create(PropertySavedSearchInputs.Create input, Map<String, @Nullable Object> filter) {
        var id = new PropertySavedSearchId(idempotency.once(
                "propertySavedSearchCreate",
                input.idempotencyKey(),
                new Sent(input, filter),
                IDEMPOTENCY_KEY_REUSED,
                () -> insert(input, filter).value()));
        // One that was made before may be deleted by now.
        var search = queries.own(id);
        if (search == null) {
            throw UserErrorException.of(NOT_FOUND);
        }
        return search;
    }

    private PropertySavedSearchId insert(PropertySavedSearchInputs.Create input, Map<String, @Nullable Object> filter) {
        var at = clock.now();
        var search = new PropertySavedSearch(
                new PropertySavedSearchId(NewIds.inOrder(at, 1).getFirst()),
                new MembershipId(caller()),
                SearchInputChecks.name(input.name()),
                checks.filter(filter),
                input.alert(),
                input.recipient() == null ? null : checks.recipient(input.recipient(), at),
                null,
                1,
                at,
                at);
        if (queries.lockedCount(search.ownerId()) >= PropertySavedSearch.MAX) {
            throw UserErrorException.of(TOO_MANY_SEARCHES, PropertySavedSearch.MAX);
        }
        queries.insert(search);
        tell(search, "create", "created");
        return search.id();
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
                input.name() == null ? before.name() : SearchInputChecks.name(input.name()),
                filter == null ? before.filter() : checks.changed(before.filter(), checks.filter(filter)),
                alert,
                before.recipient(),
                resumed ? null : before.unsubscribedAt(),
                before.version(),
                before.createdAt(),
                before.updatedAt());
        checkRecipient(changed);
        var fields = before.changedTo(changed);
        checkVersion(before, input.version(), fields);
        if (fields.isEmpty()) {
            return before;
        }
        queries.update(changed, fields, clock.now());
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

    /**
     * By whoever holds a link of a mail, also while there are none: once is enough. Whoever is outside is told by no other
     * search of the tenant either. Answers whether it was the first time.
     */
    @Transactional
    boolean unsubscribe(PropertySavedSearchId id) {
        var named = queries.byId(id);
        if (named == null || named.unsubscribedAt() != null) {
            return false;
        }
        var at = clock.now();
        if (named.recipient() == null) {
            return end(queries.lock(id), at);
        }
        var email = named.recipient().email();
        addresses.add(email, at);
        var first = false;
        for (var search : queries.lockTo(email)) {
            first |= end(search, at) && search.id().equals(id);
        }
        return first;
    }

    private boolean end(@Nullable PropertySavedSearch search, Instant at) {
        if (search == null || search.unsubscribedAt() != null) {
            return false;
        }
        queries.unsubscribe(search, at);
        queries.forgetWaiting(search.id());
        tell(search, "unsubscribe", "unsubscribed");
        return true;
    }

    /** Whoever might not have somebody outside told any more may end it, and nothing else. */
    private static void checkRecipient(PropertySavedSearch search) {
        if (search.recipient() != null
                && search.alert() != PropertySearchAlert.NONE
                && !CurrentCaller.actor().may(SearchOwners.WRITE)) {
            throw UserErrorException.at("id", RECIPIENT_FORBIDDEN);
        }
    }

    /** An old version is refused only for fields that have changed since. */
    private void checkVersion(PropertySavedSearch search, @Nullable Integer version, List<String> changed) {
        if (version == null || version == search.version()) {
            return;
        }
        var versions = queries.fieldVersions(search.id());
        var fields = version > search.version()
                ? List.of("version")
                : changed.stream()
                        .filter(field -> versions.getOrDefault(field, 0) > version)
                        .toList();
        if (!fields.isEmpty()) {
            throw new UserErrorException(
                    fields.stream()
                            .map(field -> Problem.of(VERSION_CONFLICT, field, field))
                            .toList(),
                    Map.of("propertySavedSearch", search));
        }
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

    private static UUID caller() {
        return Objects.requireNonNull(CurrentCaller.actor().id());
    }
}
