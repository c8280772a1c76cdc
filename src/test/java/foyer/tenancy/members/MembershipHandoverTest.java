package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a member looked after when they go. */
@FoyerTest
@Tag("graphql")
class MembershipHandoverTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    private TestMember owner;
    private TestMember going;
    private List<String> leads;

    @BeforeEach
    void assign() {
        owner = tenants.signUp("LEAD_GENERATION");
        going = tenants.join(owner, "MEMBER");
        leads = IntStream.range(0, 3)
                .mapToObj(i -> owner.client()
                        .post(
                                "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }",
                                Map.of("input", Map.of("title", "Lead " + i, "assignee", going.membershipId())))
                        .succeeded("leadCreate")
                        .text("leadCreate.lead.id"))
                .toList();
    }

    @Test
    void givesItToTheHeirWithTimelineAuditRowAndOneEvent() {
        var heir = tenants.join(owner, "MANAGER");

        MemberApi.remove(owner, going.membershipId(), heir.membershipId()).succeeded("membershipRemove");

        assertThat(assignees()).containsOnly(heir.membershipId());
        assertThat(count("audit.entry where action = 'lead.hand_over'")).isEqualTo("1");
        assertThat(count("platform.event where type = 'lead.bulk'")).isEqualTo("1");
        assertThat(told()).hasSize(3).containsOnly(name(going) + " > " + name(heir));
    }

    @Test
    void leavesItToNobodyWithoutAnHeir() {
        MemberApi.leave(going).succeeded("membershipLeave");

        assertThat(assignees()).containsOnlyNulls();
        assertThat(told()).hasSize(3).containsOnly(name(going) + " > ");
    }

    @Test
    void givesTheHeirTheJobsToo() {
        var heir = tenants.join(owner, "MEMBER");
        var job = planned(going);

        MemberApi.remove(owner, going.membershipId(), heir.membershipId()).succeeded("membershipRemove");

        assertThat(job(job)).isEqualTo("PENDING " + heir.membershipId());
        assertThat(count("audit.entry where action = 'job.hand_over'")).isEqualTo("1");
    }

    @Test
    void runsNoJobAsAnHeirWhoMayDoMoreUntilTheyAskForIt() {
        var heir = tenants.join(owner, "MANAGER");
        var job = planned(going);

        MemberApi.remove(owner, going.membershipId(), heir.membershipId()).succeeded("membershipRemove");

        assertThat(job(job)).isEqualTo("CANCELLED " + heir.membershipId());
        var retry =
                "mutation($id: ID!) { jobRetry(input: { id: $id }) { job { createdBy { id } } userErrors { code } } }";
        assertThat(heir.client()
                        .post(retry, Map.of("id", job))
                        .succeeded("jobRetry")
                        .text("jobRetry.job.createdBy.id"))
                .isEqualTo(heir.membershipId());
    }

    @Test
    void endsTheJobsOfWhomNobodyFollows() {
        var job = planned(going);

        MemberApi.leave(going).succeeded("membershipLeave");

        assertThat(job(job)).isEqualTo("CANCELLED " + going.membershipId());
    }

    /** Whoever may leave a tenant can do so in whatever state it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entitlements.claim set access = 'READ_ONLY' where tenant_id = ?",
                "update entitlements.claim set access = 'BLOCKED' where tenant_id = ?",
                "update tenancy.tenant set status = 'SUSPENDED' where id = ?"
            })
    void letsGoWhateverTheStateOfTheTenant(String change) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(change)) {
            statement.setObject(1, owner.tenant());
            statement.execute();
        }

        MemberApi.leave(tenants.signIn(going.email(), going.tenantId())).succeeded("membershipLeave");

        assertThat(MemberApi.stored(database, going)).isEqualTo("MEMBER REMOVED");
    }

    private static String planned(TestMember member) {
        var input = Map.of(
                "type",
                "BULK_DELETE",
                "input",
                Map.of("leads", List.of("lead_01h455vb4pex5vsknk084sn02q")),
                "runAt",
                Instant.now().plus(Duration.ofDays(1)).toString());
        return member.client()
                .run("jobs/jobCreate", Map.of("input", input))
                .succeeded("jobCreate")
                .text("jobCreate.job.id");
    }

    private String job(String id) {
        var job = owner.client().post("query($id: ID!) { job(id: $id) { status createdBy { id } } }", Map.of("id", id));
        return job.text("job.status") + " " + job.text("job.createdBy.id");
    }

    @Test
    void removesNobodyWhenTheHeirIsNone() {
        var suspended = tenants.join(owner, "MEMBER");
        MemberApi.suspend(owner, suspended.membershipId()).succeeded("membershipSuspend");
        var stranger = tenants.signUp("LEAD_GENERATION");

        for (var heir : List.of(suspended, going, stranger)) {
            assertThat(MemberApi.remove(owner, going.membershipId(), heir.membershipId())
                            .userErrorCodes("membershipRemove"))
                    .containsExactly("REASSIGN_TO_NOT_FOUND");
        }

        assertThat(MemberApi.stored(database, going)).isEqualTo("MEMBER ACTIVE");
        assertThat(assignees()).containsOnly(going.membershipId());
    }

    private List<@Nullable String> assignees() {
        return leads.stream()
                .<@Nullable String>map(id -> {
                    var assignee = owner.client()
                            .post("query($id: ID!) { lead(id: $id) { assignee { id } } }", Map.of("id", id))
                            .data("lead.assignee");
                    return assignee.isNull() ? null : assignee.path("id").asString();
                })
                .toList();
    }

    @Test
    void handsOverSoManyAtOnceThatNoStatementTakesLong() {
        var heir = tenants.join(owner, "MANAGER");
        database.execute(
                "insert into leads.lead (tenant_id, title, stage_id, assignee_id, created_by_kind) select tenant_id,"
                        + " 'One of many', stage_id, assignee_id, 'SYSTEM' from leads.lead, generate_series(1, 2000)"
                        + " where assignee_id = ?",
                going.membership());

        var sent = statements.during(() -> MemberApi.remove(owner, going.membershipId(), heir.membershipId())
                .succeeded("membershipRemove"));

        assertThat(sent.statements())
                .filteredOn(sql -> sql.startsWith("update") && sql.contains("assignee_id"))
                .hasSize(2);
        assertThat(sent.statements())
                .filteredOn(sql -> sql.startsWith("insert") && sql.contains("activity"))
                .hasSize(2);
        assertThat(count("leads.lead where assignee_id = '" + heir.membership() + "'"))
                .isEqualTo("6003");
        assertThat(told()).hasSize(6_003);
    }

    private String name(TestMember member) {
        return database.text("select name from tenancy.membership where id = ?", member.membership());
    }

    /** Who had the leads before and after, by their timelines. */
    private List<String> told() {
        return database.texts(
                "select concat(detail ->> 'before', ' > ', detail ->> 'after') from records.activity"
                        + " where kind = 'ASSIGNED' and detail ->> 'before' is not null and tenant_id = ?",
                owner.tenant());
    }

    private String count(String from) {
        return database.text("select count(*)::text from " + from + " and tenant_id = ?", owner.tenant());
    }
}
