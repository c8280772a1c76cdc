package foyer.properties.searches;

import foyer.platform.events.Event;
import java.util.UUID;

/**
 * Something became of a saved search.
 *
 * @param verb the last word of the event's type, {@code "created"}
 */
record SavedSearchEvent(PropertySavedSearchId search, String verb) implements Event {

    @Override
    public String type() {
        return "property_search." + verb;
    }

    @Override
    public String entityType() {
        return PropertySavedSearch.TYPE;
    }

    @Override
    public UUID entityId() {
        return search.value();
    }
}
