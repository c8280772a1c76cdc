package foyer.records.fields;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations on custom fields of leads as one member sends them. */
public record CustomFieldApi(TestMember member) {

    public GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        var input = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            input.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return member.client().run("records/" + mutation, Map.of("input", input));
    }

    /** A new field's id. */
    public String create(String key, String kind, @Nullable Object... pairs) {
        var all = new @Nullable Object[pairs.length + 8];
        System.arraycopy(new Object[] {"type", "LEAD", "key", key, "label", "The " + key, "kind", kind}, 0, all, 0, 8);
        System.arraycopy(pairs, 0, all, 8, pairs.length);
        return run("customFieldCreate", all).succeeded("customFieldCreate").text("customFieldCreate.customField.id");
    }

    /** The fields in use, or the archived ones. */
    public JsonNode all(boolean archived) {
        return member.client()
                .post(
                        "query($a: Boolean!) { customFields(type: LEAD, archived: $a)"
                                + " { id key label kind options required order archivedAt } }",
                        Map.of("a", archived))
                .data("customFields");
    }

    List<String> keys(boolean archived) {
        return all(archived).findValuesAsString("key");
    }
}
