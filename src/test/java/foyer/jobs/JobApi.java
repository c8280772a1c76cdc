package foyer.jobs;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The job operations as one member sends them. */
record JobApi(TestMember member) {

    /** An id that nothing has. */
    static final String NOWHERE = new JobId(UUID.fromString("01890000-0000-7000-8000-000000000001")).toString();

    static final Duration LATER = Duration.ofDays(1);

    static Map<String, @Nullable Object> input(@Nullable Object... pairs) {
        var input = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            input.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return input;
    }

    GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        return member.client().run("jobs/" + mutation, Map.of("input", input(pairs)));
    }

    /** The job that a mutation answers, which has to succeed. */
    JsonNode done(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).succeeded(mutation).data(mutation + ".job");
    }

    /** A job that archives these leads, now. */
    String archive(String... leads) {
        return done("jobCreate", "type", "BULK_DELETE", "input", Map.of("leads", List.of(leads)))
                .path("id")
                .asString();
    }

    /** A job that waits for tomorrow. */
    String planned(@Nullable Object... pairs) {
        var input = input(pairs);
        input.put("type", "BULK_DELETE");
        input.put("input", Map.of("leads", List.of(lead())));
        input.put("runAt", Instant.now().plus(LATER).toString());
        return member.client()
                .run("jobs/jobCreate", Map.of("input", input))
                .succeeded("jobCreate")
                .text("jobCreate.job.id");
    }

    String lead() {
        return member.client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } userErrors { code } } }")
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }

    JsonNode job(String id) {
        return member.client().run("jobs/job", Map.of("id", id)).data("job");
    }

    String status(String id) {
        return job(id).path("status").asString();
    }

    List<String> jobs(@Nullable Object... variables) {
        return member.client()
                .run("jobs/jobs", input(variables))
                .data("jobs.nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
    }
}
