package foyer.mutations;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations that merge leads, and undo it. */
final class MergeDeeds {

    private MergeDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("leadMerge")
                        .leaves("lead.merge lead.merge_away", "lead.merged lead.merged_away", "MERGED")
                        .given(MergeDeeds::two)
                        .refused(stage -> Map.of("keep", lead(stage), "merge", List.of("lead_" + Deed.NOWHERE))),
                Deed.of("leadMergeUndo")
                        .leaves(
                                "lead.merge_restore lead.merge_undo",
                                "lead.merge_undone lead.unmerged",
                                "MERGE_UNDONE MERGE_UNDONE")
                        .given(stage -> Map.of("id", merge(stage)))
                        .refused(_ -> Map.of("id", "merge_" + Deed.NOWHERE)));
    }

    private static Map<String, Object> two(Stage stage) {
        return Map.of("keep", lead(stage), "merge", List.of(lead(stage)));
    }

    private static String merge(Stage stage) {
        return stage.owner()
                .client()
                .post(
                        "mutation($input: LeadMergeInput!) { leadMerge(input: $input) { merge { id } } }",
                        Map.of("input", two(stage)))
                .text("leadMerge.merge.id");
    }

    private static String lead(Stage stage) {
        return stage.owner()
                .client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } } }")
                .text("leadCreate.lead.id");
    }
}
