package foyer.properties;

import static foyer.properties.PropertyErrorCode.CHECKLIST_ITEM_NOT_FOUND;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what members confirm of properties by hand: who and when, until it is withdrawn (spec/properties.md, rules). */
@Service
class PropertyConfirmationService {

    private final PropertyQueries queries;
    private final PropertyWriteQueries writes;
    private final PropertyChecklistQueries checklists;
    private final PropertyConfirmationQueries confirmations;
    private final LockedProperties locked;
    private final PropertyHistory history;
    private final TenantClock clock;

    PropertyConfirmationService(
            PropertyQueries queries,
            PropertyWriteQueries writes,
            PropertyChecklistQueries checklists,
            PropertyConfirmationQueries confirmations,
            LockedProperties locked,
            PropertyHistory history,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.checklists = checklists;
        this.confirmations = confirmations;
        this.locked = locked;
        this.history = history;
        this.clock = clock;
    }

    /** What is confirmed already stays whose it is. */
    @Transactional
    Property confirm(PropertyId id, String title) {
        var property = locked.one(id);
        var item = item(title);
        return confirmations.insert(id, item.id().value(), clock.now())
                ? told(property, "property.checklist_confirm", item)
                : property;
    }

    @Transactional
    Property withdraw(PropertyId id, String title) {
        var property = locked.one(id);
        var item = item(title);
        return confirmations.delete(id, item.id().value())
                ? told(property, "property.checklist_withdraw", item)
                : property;
    }

    private PropertyOwnItem item(String title) {
        return checklists.checklist().items().stream()
                .filter(item -> item.isCalled(title))
                .findFirst()
                .orElseThrow(() -> UserErrorException.at("title", CHECKLIST_ITEM_NOT_FOUND));
    }

    private Property told(Property property, String action, PropertyOwnItem item) {
        writes.touch(property.id(), clock.now());
        history.checklistChanged(property, action, item.title());
        return requireNonNull(queries.stored(property.id()));
    }
}
