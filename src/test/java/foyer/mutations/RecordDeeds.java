package foyer.mutations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The mutations on what records of any kind have. */
final class RecordDeeds {

    private RecordDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("customFieldCreate")
                        .leaves("custom_field.create", "custom_field.created", "")
                        .given(stage -> Map.of("type", "LEAD", "key", "size", "label", "Size", "kind", "NUMBER"))
                        .refused(stage -> Map.of("type", "LEAD", "key", "9", "label", "Size", "kind", "NUMBER")),
                Deed.of("customFieldUpdate")
                        .leaves("custom_field.update", "custom_field.updated", "")
                        .given(stage -> Map.of("id", field(stage), "label", "Area"))
                        .refused(stage -> Map.of("id", "field_" + Deed.NOWHERE, "label", "Area")),
                Deed.of("customFieldArchive")
                        .leaves("custom_field.archive", "custom_field.archived", "")
                        .given(stage -> Map.of("id", field(stage)))
                        .refused(stage -> Map.of("id", "field_" + Deed.NOWHERE)),
                Deed.of("customFieldReorder")
                        .leaves("custom_field.reorder", "custom_field.reordered", "")
                        .given(stage -> Map.of("type", "LEAD", "ids", List.of(field(stage))))
                        .refused(stage -> Map.of("type", "LEAD", "ids", List.of("field_" + Deed.NOWHERE))),
                Deed.of("savedViewSave")
                        .leaves("saved_view.save", "saved_view.saved", "")
                        .given(stage -> Map.of("name", "Mine", "leads", Map.of()))
                        .refused(stage -> Map.of("name", " ", "leads", Map.of())),
                Deed.of("savedViewDelete")
                        .leaves("saved_view.delete", "saved_view.deleted", "")
                        .given(stage -> Map.of("id", view(stage)))
                        .refused(stage -> Map.of("id", "view_" + Deed.NOWHERE)));
    }

    private static String field(Stage stage) {
        var key = "f" + UUID.randomUUID().toString().replace("-", "");
        return stage.owner()
                .client()
                .post("mutation { customFieldCreate(input: { type: LEAD, key: \"" + key
                        + "\", label: \"Size\", kind: NUMBER }) { customField { id } } }")
                .text("customFieldCreate.customField.id");
    }

    private static String view(Stage stage) {
        return stage.owner()
                .client()
                .post("mutation { savedViewSave(input: { name: \"Gone\", leads: {} }) { savedView { id } } }")
                .text("savedViewSave.savedView.id");
    }
}
