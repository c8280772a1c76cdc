package foyer.leads;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The lead operations as one member sends them; each answers what came back. */
public record LeadApi(TestMember member) {

    /** An id that nothing has. */
    public static final String NOWHERE = new LeadId(UUID.fromString("01890000-0000-7000-8000-000000000001")).toString();

    /** A map with nulls in it, for variables. */
    public static Map<String, @Nullable Object> input(@Nullable Object... pairs) {
        var input = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            input.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return input;
    }

    public GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        return member.client().run("leads/" + mutation, Map.of("input", input(pairs)));
    }

    /** The result of a mutation that has to succeed. */
    public JsonNode done(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).succeeded(mutation).data(mutation);
    }

    /** A new lead's id, whatever others there are of the same person. */
    public String create(String title, @Nullable Object... pairs) {
        var input = input(pairs);
        input.put("title", title);
        input.putIfAbsent("force", true);
        return member.client()
                .run("leads/leadCreate", Map.of("input", input))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }

    public JsonNode lead(String id) {
        return member.client().run("leads/lead", Map.of("id", id)).data("lead");
    }

    public GraphQlAnswer leads(@Nullable Object... variables) {
        return member.client().run("leads/leads", input(variables));
    }

    /** The titles on the page. */
    public List<String> titles(@Nullable Object... variables) {
        return leads(variables)
                .data("leads.edges")
                .valueStream()
                .map(edge -> edge.path("node").path("title").asString())
                .toList();
    }

    public List<String> titlesOf(Map<String, ?> filter) {
        return titles("filter", filter);
    }

    /** The id of the stage with this key. */
    public String stage(String key) {
        return stages().valueStream()
                .filter(stage -> stage.path("key").asString().equals(key))
                .map(stage -> stage.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    public JsonNode stages() {
        return member.client()
                .post("{ pipelines { id name stages { id key name kind order probability slaHours } } }")
                .data("pipelines.0.stages");
    }

    /** The kinds on the lead's timeline, the newest first. */
    public List<String> timeline(String id) {
        return lead(id).path("timeline")
                .path("nodes")
                .valueStream()
                .map(activity -> activity.path("kind").asString())
                .toList();
    }
}
