package foyer.mutations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The mutations on lists of leads. */
final class ListDeeds {

    private ListDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("leadListCreate")
                        .leaves("lead_list.create", "lead_list.created", "")
                        .given(_ -> Map.of("name", "To call"))
                        .refused(_ -> Map.of("name", " ")),
                Deed.of("leadListUpdate")
                        .leaves("lead_list.update", "lead_list.updated", "")
                        .given(stage -> Map.of("id", list(stage), "name", "To mail"))
                        .refused(_ -> Map.of("id", "llist_" + Deed.NOWHERE, "name", "To mail")),
                Deed.of("leadListDelete")
                        .leaves("lead_list.delete", "lead_list.deleted", "")
                        .given(stage -> Map.of("id", list(stage)))
                        .refused(_ -> Map.of("id", "llist_" + Deed.NOWHERE)),
                Deed.of("leadListAddLeads")
                        .leaves("lead_list.add_leads", "lead.bulk lead_list.leads_added", "")
                        .given(stage -> Map.of("id", list(stage), "leads", List.of(lead(stage))))
                        .refused(stage -> Map.of("id", list(stage), "leads", List.of("lead_" + Deed.NOWHERE))),
                Deed.of("leadListRemoveLeads")
                        .leaves("lead_list.remove_leads", "lead.bulk lead_list.leads_removed", "")
                        .given(stage -> {
                            var input = Map.of("id", list(stage), "leads", List.of(lead(stage)));
                            Deed.run("leadListAddLeads", stage.owner(), input).succeeded("leadListAddLeads");
                            return input;
                        })
                        .refused(stage -> Map.of("id", "llist_" + Deed.NOWHERE, "leads", List.of(lead(stage)))));
    }

    private static String list(Stage stage) {
        return stage.owner()
                .client()
                .post("mutation { leadListCreate(input: { name: \"" + UUID.randomUUID() + "\" }) { leadList { id } } }")
                .text("leadListCreate.leadList.id");
    }

    private static String lead(Stage stage) {
        return stage.owner()
                .client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } } }")
                .text("leadCreate.lead.id");
    }
}
