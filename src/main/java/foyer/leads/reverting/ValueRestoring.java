package foyer.leads.reverting;

import static java.util.stream.Collectors.toMap;

import foyer.leads.Lead;
import foyer.leads.reverting.RevertQueries.Image;
import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomField;
import foyer.records.fields.CustomFieldId;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.records.tags.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts tags and custom fields of leads back to what they were before an import; fields archived since too. */
@Component
class ValueRestoring {

    private static final String TAGS = "tags";

    private final Tags tags;
    private final CustomValues values;
    private final JsonMapper json;

    ValueRestoring(Tags tags, CustomValues values, JsonMapper json) {
        this.tags = tags;
        this.values = values;
        this.json = json;
    }

    void restore(List<Image> images) {
        restoreTags(images);
        restoreCustom(images);
    }

    /** An import gives tags and takes none. */
    private void restoreTags(List<Image> images) {
        var before = images.stream()
                .filter(image -> image.fields().contains(TAGS))
                .collect(toMap(
                        Image::lead,
                        image -> texts(json.readTree(image.before()).path(TAGS))));
        tags.keepOnly(Lead.TYPE, before);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private void restoreCustom(List<Image> images) {
        if (images.stream().allMatch(image -> image.fields().stream().noneMatch(ValueRestoring::isCustom))) {
            return;
        }
        var fields = values.all(RecordType.LEAD).stream().collect(toMap(CustomField::key, field -> field));
        var put = new HashMap<UUID, List<CustomValue>>();
        var clear = new HashMap<UUID, List<CustomFieldId>>();
        for (var image : images) {
            var before = json.readTree(image.before());
            image.fields().stream().filter(ValueRestoring::isCustom).forEach(name -> {
                var field = fields.get(name.substring(CustomChange.PREFIX.length()));
                if (field != null) {
                    sort(image.lead(), field, before.path(name), put, clear);
                }
            });
        }
        values.putAll(put);
        values.clearAll(clear);
    }

    private void sort(
            UUID lead,
            CustomField field,
            JsonNode kept,
            Map<UUID, List<CustomValue>> put,
            Map<UUID, List<CustomFieldId>> clear) {
        if (kept.isObject()) {
            var value = json.treeToValue(kept, KeptValue.class).of(field);
            put.computeIfAbsent(lead, _ -> new ArrayList<>()).add(value);
        } else {
            clear.computeIfAbsent(lead, _ -> new ArrayList<>()).add(field.id());
        }
    }

    private static boolean isCustom(String field) {
        return field.startsWith(CustomChange.PREFIX);
    }
}
