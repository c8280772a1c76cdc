package foyer.mutations;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The mutations on saved searches of properties. */
final class SearchDeeds {

    private static final String NOWHERE = "psearch_" + Deed.NOWHERE;

    private SearchDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("propertySavedSearchCreate")
                        .leaves("property_search.create", "property_search.created", "")
                        .given(_ -> Map.of("name", "By the sea", "filter", Map.of(), "alert", "DAILY"))
                        .refused(_ -> Map.of("name", " ", "filter", Map.of(), "alert", "DAILY")),
                Deed.of("propertySavedSearchUpdate")
                        .leaves("property_search.update", "property_search.updated", "")
                        .given(stage -> Map.of("id", search(stage), "name", "In the hills"))
                        .refused(_ -> Map.of("id", NOWHERE, "name", "In the hills")),
                Deed.of("propertySavedSearchDelete")
                        .leaves("property_search.delete", "property_search.deleted", "")
                        .given(stage -> Map.of("id", search(stage)))
                        .refused(_ -> Map.of("id", NOWHERE)));
    }

    private static String search(Stage stage) {
        return stage.owner()
                .client()
                .post("mutation { propertySavedSearchCreate(input: { name: \"" + UUID.randomUUID()
                        + "\", filter: {}, alert: NONE }) { propertySavedSearch { id } } }")
                .text("propertySavedSearchCreate.propertySavedSearch.id");
    }
}
