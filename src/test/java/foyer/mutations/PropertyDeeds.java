package foyer.mutations;

import foyer.files.FileApi;
import foyer.properties.PropertyApi;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations on properties. */
final class PropertyDeeds {

    private static final String NOWHERE = "prop_" + Deed.NOWHERE;

    private PropertyDeeds() {}

    static Stream<Deed> all() {
        return Stream.concat(
                moves(),
                Stream.of(
                        Deed.of("propertyCreate")
                                .leaves("property.create", "property.created", "CREATED")
                                .given(_ -> Map.of("kind", "VILLA", "purpose", "SALE"))
                                .refused(_ -> Map.of("kind", "VILLA", "purpose", "SALE", "bedrooms", -1)),
                        Deed.of("propertyUpdate")
                                .leaves("property.update", "property.updated", "UPDATED")
                                .given(stage -> Map.of("id", api(stage).create(), "bedrooms", 2))
                                .refused(_ -> Map.of("id", NOWHERE, "bedrooms", 2)),
                        Deed.of("propertyChecklistSave")
                                .leaves("property_checklist.save", "property_checklist.saved", "")
                                .given(_ -> Map.of("added", List.of("AREA")))
                                .refused(_ -> Map.of("added", Collections.nCopies(21, "AREA"))),
                        Deed.of("propertyChecklistConfirm")
                                .leaves("property.checklist_confirm", "property.updated", "UPDATED")
                                .given(stage -> Map.of("id", api(stage).create(), "title", asked(stage)))
                                .refused(stage -> Map.of("id", api(stage).create(), "title", "Nothing")),
                        Deed.of("propertyChecklistWithdraw")
                                .leaves("property.checklist_withdraw", "property.updated", "UPDATED")
                                .given(stage -> {
                                    var input = Map.<String, Object>of(
                                            "id", api(stage).create(), "title", asked(stage));
                                    api(stage)
                                            .done(
                                                    "propertyChecklistConfirm",
                                                    "id",
                                                    input.get("id"),
                                                    "title",
                                                    input.get("title"));
                                    return input;
                                })
                                .refused(_ -> Map.of("id", NOWHERE, "title", "Keys")),
                        Deed.of("propertyMediaAdd")
                                .leaves("property.media_add", "property.media_changed", "UPDATED")
                                .given(stage -> Map.of(
                                        "id",
                                        api(stage).create(),
                                        "fileIds",
                                        List.of(new FileApi(stage.owner()).picture())))
                                .refused(stage ->
                                        Map.of("id", api(stage).create(), "fileIds", List.of("file_" + Deed.NOWHERE))),
                        Deed.of("propertyMediaReorder")
                                .leaves("property.media_reorder", "property.media_changed", "UPDATED")
                                .given(PropertyDeeds::reversed)
                                .refused(_ -> Map.of("id", NOWHERE, "media", List.of())),
                        Deed.of("propertyMediaUpdate")
                                .leaves("property.media_update", "property.media_changed", "UPDATED")
                                .given(stage -> {
                                    var id = api(stage).create();
                                    return Map.of("id", id, "medium", api(stage).photo(id), "alt", "The sea");
                                })
                                .refused(_ -> Map.of("id", NOWHERE, "medium", "pmed_" + Deed.NOWHERE)),
                        Deed.of("propertyMediaRemove")
                                .leaves("property.media_remove", "property.media_changed", "UPDATED")
                                .given(stage -> {
                                    var id = api(stage).create();
                                    return Map.of(
                                            "id",
                                            id,
                                            "media",
                                            List.of(api(stage).photo(id)));
                                })
                                .refused(_ -> Map.of("id", NOWHERE, "media", List.of("pmed_" + Deed.NOWHERE)))));
    }

    private static Stream<Deed> moves() {
        return Stream.of(
                move("Submit", "submit", "STATUS_CHANGED"),
                move("Publish", "publish", "STATUS_CHANGED"),
                move("Unpublish", "unpublish", "STATUS_CHANGED", "propertyPublish"),
                move("MarkUnderOffer", "mark_under_offer", "STATUS_CHANGED", "propertyPublish"),
                move("MarkSold", "mark_sold", "STATUS_CHANGED", "propertyPublish"),
                move("MarkRented", "mark_rented", "STATUS_CHANGED", "propertyPublish"),
                move("Archive", "archive", "ARCHIVED"),
                move("Restore", "restore", "RESTORED", "propertyArchive"));
    }

    private static Deed move(String name, String action, String line, String... before) {
        return Deed.of("property" + name)
                .leaves("property." + action, "property.status_changed", line)
                .given(stage -> {
                    var id = api(stage)
                            .complete(
                                    "purpose",
                                    "BOTH",
                                    "rentPrice",
                                    Map.of("amount", Map.of("amountMinor", 5), "period", "YEAR"));
                    Stream.of(before).forEach(mutation -> api(stage).done(mutation, "id", id));
                    return Map.of("id", id);
                })
                .refused(_ -> Map.of("id", NOWHERE));
    }

    private static Map<String, ?> reversed(Stage stage) {
        var id = api(stage).create();
        var first = api(stage).photo(id);
        var second = api(stage).photo(id);
        return Map.of("id", id, "media", List.of(second, first));
    }

    /** Something that has to be confirmed. */
    private static String asked(Stage stage) {
        stage.owner()
                .client()
                .post(
                        "mutation($input: PropertyChecklistSaveInput!) { propertyChecklistSave(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("added", List.of(), "own", List.of("Keys are here"))))
                .succeeded("propertyChecklistSave");
        return "Keys are here";
    }

    private static PropertyApi api(Stage stage) {
        return new PropertyApi(stage.owner());
    }
}
