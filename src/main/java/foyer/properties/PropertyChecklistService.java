package foyer.properties;

import static foyer.properties.PropertyErrorCode.CHECKLIST_ITEM_NOT_FOUND;
import static foyer.properties.PropertyErrorCode.IDS_INVALID;
import static foyer.properties.PropertyErrorCode.TEXT_INVALID;
import static java.util.Objects.requireNonNullElse;

import foyer.audit.Audit;
import foyer.platform.events.Event;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.properties.PropertyChecklistController.OwnItem;
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
        var asked = asked(input);
        var at = clock.now();
        var before = queries.lock(at);
        var items = asked == null ? before.items() : items(asked, before.items(), at);
        var after = new PropertyChecklist(PropertyRequirement.addable(input.added()), items);
        if (after.equals(before)) {
            return before;
        }
        queries.update(after, at);
        var tenant = CurrentCaller.tenant();
        audit.record("property_checklist.save", TENANT, tenant, after.changeFrom(before));
        events.publish(new Saved(tenant));
        return after;
    }

    /** Null for what stays as it is. */
    private static @Nullable List<OwnItem> asked(PropertyChecklistController.Save input) {
        if (!input.ownItems().isOmitted()) {
            return checked(
                    "ownItems.%d.title", requireNonNullElse(input.ownItems().value(), List.of()));
        }
        if (input.own().isOmitted()) {
            return null;
        }
        var titles = requireNonNullElse(input.own().value(), List.<String>of());
        return checked(
                "own.%d", titles.stream().map(title -> new OwnItem(null, title)).toList());
    }

    /** @param path to a title by its place */
    private static List<OwnItem> checked(String path, List<OwnItem> given) {
        if (given.size() > MAX) {
            throw UserErrorException.at(path.substring(0, path.indexOf('.')), IDS_INVALID, MAX);
        }
        var errors = new PropertyErrors();
        var checked = new ArrayList<OwnItem>();
        for (var i = 0; i < given.size(); i++) {
            var title = given.get(i).title().strip();
            var field = path.formatted(i);
            if (errors.text(field, title, PropertyErrors.MAX_TEXT) == null) {
                errors.add(field, TEXT_INVALID, PropertyErrors.MAX_TEXT);
            }
            checked.add(new OwnItem(given.get(i).id(), title));
        }
        errors.check();
        return checked;
    }

    private List<PropertyOwnItem> items(List<OwnItem> asked, List<PropertyOwnItem> before, Instant at) {
        var known = known(asked, before);
        if (known.equals(before.stream()
                .map(item -> new OwnItem(item.id(), item.title()))
                .toList())) {
            return before;
        }
        queries.withdraw(at);
        var items = known.stream()
                .map(item -> item.id() == null
                        ? queries.insert(item.title(), at)
                        : new PropertyOwnItem(item.id(), item.title()))
                .toList();
        queries.keep(items);
        return items;
    }

    /**
     * With the ids of those that are asked for already: by their titles, unless another place names them. A title that comes
     * twice without an id is one.
     */
    private static List<OwnItem> known(List<OwnItem> asked, List<PropertyOwnItem> before) {
        var known = new ArrayList<OwnItem>();
        var errors = new PropertyErrors();
        for (var i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            var twice = known.stream()
                    .anyMatch(item -> item.title().equalsIgnoreCase(one.title())
                            || (one.id() != null && one.id().equals(item.id())));
            if (one.id() == null) {
                if (!twice) {
                    known.add(new OwnItem(called(one.title(), asked, before), one.title()));
                }
            } else if (before.stream().noneMatch(item -> item.id().equals(one.id()))) {
                errors.add("ownItems." + i + ".id", CHECKLIST_ITEM_NOT_FOUND);
            } else if (twice) {
                errors.add("ownItems." + i, IDS_INVALID, MAX);
            } else {
                known.add(one);
            }
        }
        errors.check();
        return known;
    }

    private static @Nullable PropertyOwnItemId called(String title, List<OwnItem> asked, List<PropertyOwnItem> before) {
        return before.stream()
                .filter(item -> item.isCalled(title))
                .map(PropertyOwnItem::id)
                .filter(id -> asked.stream().noneMatch(one -> id.equals(one.id())))
                .findFirst()
                .orElse(null);
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
