package foyer.isolation;

import foyer.testing.TestTenants.TestMember;
import java.util.Map;
import java.util.UUID;

/** What records of any kind have, made for {@link Kit}. */
final class RecordSlots {

    private RecordSlots() {}

    /** The names of somebody's views differ. */
    static String savedView(TestMember member, String word) {
        var input = Map.of("name", word + " view " + UUID.randomUUID(), "leads", Map.of());
        return member.client()
                .run("records/savedViewSave", Map.of("input", input))
                .succeeded("savedViewSave")
                .text("savedViewSave.savedView.id");
    }

    /** The keys of a tenant's fields differ. */
    static String customField(TestMember member, String word) {
        var key = "f" + UUID.randomUUID().toString().replace("-", "");
        var input = Map.of("type", "LEAD", "key", key, "label", word + " field", "kind", "TEXT");
        return member.client()
                .run("records/customFieldCreate", Map.of("input", input))
                .succeeded("customFieldCreate")
                .text("customFieldCreate.customField.id");
    }
}
