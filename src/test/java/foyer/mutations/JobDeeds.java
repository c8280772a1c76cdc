package foyer.mutations;

import foyer.platform.graphql.TypeIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations on jobs, and what is taken away by one. */
final class JobDeeds {

    private JobDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("jobCreate")
                        .leaves("job.create", "job.created", "")
                        .given(stage -> job())
                        .refused(stage -> Map.of("type", "INTERNAL", "input", Map.of())),
                Deed.of("jobCancel")
                        .leaves("job.cancel", "job.cancelled", "")
                        .given(stage -> Map.of("id", plannedJob(stage)))
                        .refused(stage -> Map.of("id", "job_" + Deed.NOWHERE)),
                Deed.of("jobRetry")
                        .leaves("job.retry", "job.retried", "")
                        .given(stage -> Map.of("id", cancelledJob(stage)))
                        .refused(stage -> Map.of("id", "job_" + Deed.NOWHERE)),
                Deed.of("jobRequeueDead")
                        .leaves("job.requeue_dead", "job.retried", "")
                        .given(stage -> Map.of("ids", List.of(deadJob(stage))))
                        .refused(stage -> Map.of("ids", List.of("job_" + Deed.NOWHERE))),
                Deed.of("auditExport")
                        .leaves("job.create", "job.created", "")
                        .given(stage -> Map.of("format", "JSONL")),
                Deed.of("tenantExportRequest").leaves("job.create", "job.created", ""));
    }

    /** Runs long after the test, and then does nothing. */
    private static Map<String, ?> job() {
        return Map.of(
                "type",
                "BULK_DELETE",
                "input",
                Map.of("leads", List.of("lead_" + Deed.NOWHERE)),
                "runAt",
                Instant.now().plus(Duration.ofDays(1)).toString());
    }

    private static String plannedJob(Stage stage) {
        return stage.owner()
                .client()
                .run("jobs/jobCreate", Map.of("input", job()))
                .succeeded("jobCreate")
                .text("jobCreate.job.id");
    }

    private static String cancelledJob(Stage stage) {
        var id = plannedJob(stage);
        stage.owner()
                .client()
                .run("jobs/jobCancel", Map.of("input", Map.of("id", id)))
                .succeeded("jobCancel");
        return id;
    }

    private static String deadJob(Stage stage) {
        var id = cancelledJob(stage);
        stage.change("update jobs.job set status = 'DEAD' where id = ?", TypeIds.decode("job", id));
        return id;
    }
}
