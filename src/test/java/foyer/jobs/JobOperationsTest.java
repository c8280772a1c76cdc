package foyer.jobs;

import static foyer.jobs.JobApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What people do with jobs over GraphQL (spec/jobs.md). */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class JobOperationsTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final Statements statements;
    private final TestMember owner;
    private final JobApi api;

    @Autowired
    JobOperationsTest(TestTenants tenants, TestDatabase database, Statements statements) {
        this.tenants = tenants;
        this.database = database;
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new JobApi(owner);
    }

    @Test
    void doesTheWorkOfManyLeadsAsWhoeverMadeIt() {
        var member = tenants.join(owner, "MEMBER");
        var mine = new JobApi(member);
        var leads = List.of(mine.lead(), mine.lead());
        var nowhere = TypeIds.encode("lead", owner.tenant());

        var id = mine.archive(leads.get(0), leads.get(1), nowhere);
        Awaited.until(() -> mine.status(id).equals("COMPLETED"));

        var job = mine.job(id);
        assertThat(job.path("type").asString()).isEqualTo("BULK_DELETE");
        assertThat(job.path("createdBy").path("id").asString()).isEqualTo(member.membershipId());
        assertThat(job.path("progress").path("percent").asInt()).isEqualTo(100);
        assertThat(job.path("output").path("changed").asInt()).isEqualTo(2);
        assertThat(job.path("output").path("skipped").get(0).asString()).isEqualTo(nowhere);
        assertThat(job.path("input").path("leads")).hasSize(3);
        assertThat(database.texts("select actor_id from audit.entry where action = 'lead.archive' and tenant_id = '"
                        + owner.tenant() + "'"))
                .containsOnly(member.membership().toString());
    }

    @Test
    void movesLeadsToAStage() {
        var stages = owner.client().post("{ pipelines { stages { id } } }");
        var stage = stages.text("pipelines.0.stages.1.id");
        var lead = api.lead();

        var id = api.done(
                        "jobCreate",
                        "type",
                        "BULK_STATUS_UPDATE",
                        "input",
                        Map.of("leads", List.of(lead), "stage", stage))
                .path("id")
                .asString();
        Awaited.until(() -> api.status(id).equals("COMPLETED"));

        assertThat(owner.client()
                        .post("query($id: ID!) { lead(id: $id) { stage { id } } }", Map.of("id", lead))
                        .text("lead.stage.id"))
                .isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"INTERNAL","input":{}}                                         | TYPE_NOT_OPEN | input.type
            {"type":"BULK_DELETE","input":5}                                       | INPUT_INVALID | input.input
            {"type":"BULK_DELETE","input":{}}                                      | INPUT_INVALID | input.input.leads
            {"type":"BULK_DELETE","input":{"leads":[],"more":1}}                   | INPUT_INVALID | input.input.more
            {"type":"BULK_DELETE","input":{"leads":["job_01h455vb4pex5vsknk084sn02q"]}} | INPUT_INVALID | input.input.leads.0
            {"type":"BULK_DELETE","input":{"leads":[null]}}                        | INPUT_INVALID | input.input.leads.0
            {"type":"BULK_STATUS_UPDATE","input":{"leads":[]}}                     | INPUT_INVALID | input.input.stage
            {"type":"BULK_DELETE","input":{"leads":[]},"uniqueKey":""}             | UNIQUE_KEY_INVALID | input.uniqueKey
            {"type":"BULK_DELETE","input":{"leads":[]},"runAt":"2099-01-01T00:00:00Z"} | RUN_AT_INVALID | input.runAt
            """)
    void refusesAJobThatMakesNoSense(String text, String code, String path) {
        var before = api.jobs();

        var answer = owner.client()
                .run("jobs/jobCreate", Map.of("input", JsonMapper.shared().readValue(text, Map.class)));

        var error = answer.userErrors("jobCreate").getFirst();
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(String.join(
                        ".",
                        error.path("path")
                                .valueStream()
                                .map(step -> step.asString())
                                .toList()))
                .isEqualTo(path);
        assertThat(api.jobs()).isEqualTo(before);
    }

    @Test
    void refusesWhatTheTypeItselfRefuses() {
        var answer = api.run("jobCreate", "type", "BULK_DELETE", "input", Map.of("leads", List.of()));

        assertThat(answer.userErrors("jobCreate").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"input\",\"leads\"]");
    }

    @Test
    void makesOneJobForAnIdempotencyKeyAndOneForAUniqueKeyThatLives() {
        var leads = Map.of("leads", List.of(api.lead()));
        var later = Instant.now().plus(JobApi.LATER).toString();
        Object[] keyed = {"type", "BULK_DELETE", "input", leads, "runAt", later, "idempotencyKey", "k1"};
        Object[] unique = {"type", "BULK_DELETE", "input", leads, "runAt", later, "uniqueKey", "u1"};

        var first = api.done("jobCreate", keyed).path("id");
        assertThat(api.done("jobCreate", keyed).path("id")).isEqualTo(first);
        var one = api.done("jobCreate", unique).path("id");
        assertThat(api.done("jobCreate", unique).path("id")).isEqualTo(one);

        api.done("jobCancel", "id", one.asString());
        var two = api.done("jobCreate", unique).path("id");
        assertThat(two).isNotEqualTo(one);
        assertThat(api.run("jobRetry", "id", one.asString()).userErrorCodes("jobRetry"))
                .containsExactly("UNIQUE_KEY_TAKEN");
    }

    @Test
    void cancelsOnceAndRetriesWhatWasCancelled() {
        var id = api.planned();

        assertThat(api.done("jobCancel", "id", id).path("status").asString()).isEqualTo("CANCELLED");
        assertThat(api.run("jobCancel", "id", id).userErrorCodes("jobCancel")).containsExactly("ALREADY_ENDED");
        assertThat(api.done("jobRetry", "id", id).path("finishedAt").isNull()).isTrue();
        Awaited.until(() -> api.status(id).equals("COMPLETED"));
        assertThat(api.run("jobRetry", "id", id).userErrorCodes("jobRetry")).containsExactly("NOT_RETRYABLE");
        assertThat(api.run("jobRequeueDead", "ids", List.of(id)).userErrorCodes("jobRequeueDead"))
                .containsExactly("NOT_DEAD");
    }

    @Test
    void requeuesWhatIsDeadWithItsAttemptsAnew() {
        var id = api.planned();
        api.done("jobCancel", "id", id);
        JobDatabase.run(
                database,
                "update jobs.job set status = 'DEAD', attempts = 5, error = 'JobFailureCode.LEASE_LOST',"
                        + " error_arguments = '[]' where id = '" + TypeIds.decode("job", id) + "'");
        assertThat(api.job(id).path("error").path("code").asString()).isEqualTo("LEASE_LOST");
        assertThat(api.job(id).path("error").path("message").asString()).contains("stopped without a word");

        api.run("jobRequeueDead", "ids", List.of(id)).succeeded("jobRequeueDead");

        Awaited.until(() -> api.status(id).equals("COMPLETED"));
        assertThat(api.job(id).path("attempts").asInt()).isOne();
        assertThat(api.job(id).path("error").isNull()).isTrue();
    }

    @Test
    void findsJobsByTypeStateAndMaker() {
        var boss = tenants.signUp("LEAD_GENERATION");
        var all = new JobApi(boss);
        var member = tenants.join(boss, "MEMBER");
        var planned = all.planned();
        var cancelled = all.planned();
        all.done("jobCancel", "id", cancelled);
        var members = new JobApi(member).planned();

        assertThat(all.jobs()).containsExactly(members, cancelled, planned);
        assertThat(all.jobs("filter", input("statuses", List.of("PENDING")))).containsExactly(members, planned);
        assertThat(all.jobs("filter", input("statuses", List.of("CANCELLED", "RUNNING"))))
                .containsExactly(cancelled);
        assertThat(all.jobs("filter", input("createdBy", List.of(member.membershipId()))))
                .containsExactly(members);
        assertThat(all.jobs("filter", input("types", List.of("BULK_STATUS_UPDATE"))))
                .isEmpty();
        assertThat(all.jobs("filter", input("types", List.of("BULK_DELETE")), "first", 2))
                .containsExactly(members, cancelled);
    }

    /** The jobs, their makers, their children and the count: a statement each. */
    @Test
    void listsManyJobsForAsManyStatementsAsOne() {
        var boss = new JobApi(tenants.signUp("LEAD_GENERATION"));
        boss.planned();
        statements.during(boss::jobs).times(4);
        IntStream.range(0, 10).forEach(_ -> boss.planned());

        assertThat(statements.during(boss::jobs).times(4)).hasSize(11);
    }
}
