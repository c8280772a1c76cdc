package foyer.properties;

import static foyer.properties.PropertyErrorCode.IDS_INVALID;
import static foyer.properties.PropertyErrorCode.TEXT_INVALID;

import foyer.audit.Audit;
import foyer.platform.events.Event;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a tenant asks for before its properties are published. */
@Service
class PropertyChecklistService {

    /** What it is told to be of: the tenant that asks. */
    private static final String TENANT = "Tenant";

    private static final int MAX = 20;

    private final PropertyChecklistQueries queries;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    PropertyChecklistService(PropertyChecklistQueries queries, Audit audit, Events events, TenantClock clock) {
        this.queries = queries;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    PropertyChecklist save(PropertyChecklistController.Save input) {
        if (input.added().size() > MAX) {
            throw UserErrorException.at("added", IDS_INVALID, MAX);
        }
        var titles = input.own().isOmitted() ? null : titles(input.own().value());
        var at = clock.now();
        var before = queries.lock(at);
        var items = titles == null ? before.items() : items(titles, before.items(), at);
        var after = new PropertyChecklist(PropertyRequirement.addable(input.added()), items);
        if (after.equals(before)) {
            return before;
        }
        queries.keep(items, at);
        queries.update(after, at);
        var tenant = CurrentCaller.tenant();
        audit.record("property_checklist.save", TENANT, tenant, after.changeFrom(before));
        events.publish(new Saved(tenant));
        return after;
    }

    private static List<String> titles(@Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MAX) {
            throw UserErrorException.at("own", IDS_INVALID, MAX);
        }
        var errors = new PropertyErrors();
        for (var i = 0; i < given.size(); i++) {
            if (errors.text("own." + i, given.get(i), PropertyErrors.MAX_TEXT) == null) {
                errors.add("own." + i, TEXT_INVALID, PropertyErrors.MAX_TEXT);
            }
        }
        errors.check();
        return given.stream().map(String::strip).toList();
    }

    /** One that is asked for already stays the same one; a title that comes twice is one. */
    private List<PropertyOwnItem> items(List<String> titles, List<PropertyOwnItem> before, Instant at) {
        var items = new ArrayList<PropertyOwnItem>();
        for (var title : titles) {
            if (items.stream().noneMatch(item -> item.isCalled(title))) {
                var known = before.stream().filter(item -> item.isCalled(title)).findFirst();
                items.add(known.map(item -> new PropertyOwnItem(item.id(), title))
                        .orElseGet(() -> queries.insert(title, at)));
            }
        }
        return List.copyOf(items);
    }

    private record Saved(UUID tenant) implements Event {

        @Override
        public String type() {
            return "property_checklist.saved";
        }

        @Override
        public String entityType() {
            return TENANT;
        }

        @Override
        public UUID entityId() {
            return tenant;
        }
    }
}
