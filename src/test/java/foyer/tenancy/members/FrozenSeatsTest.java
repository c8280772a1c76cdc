package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.time.TenantClock;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fewer seats than people: who is frozen, what they still may, and who is thawed. */
@FoyerTest
@Tag("graphql")
class FrozenSeatsTest extends FourSeats {

    @Autowired
    TenantClock clock;

    @Test
    void freezesTheNewestAndThawsWhoWasFrozenFirst() {
        allow(3);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN ACTIVE", "MANAGER FROZEN");
        allow(0);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER FROZEN", "ADMIN FROZEN", "MANAGER FROZEN");
        assertSeats(1);

        allow(2);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER FROZEN", "ADMIN FROZEN", "MANAGER ACTIVE");
        allow(3);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN FROZEN", "MANAGER ACTIVE");
        allow(null, null);
        assertThat(stored()).doesNotContain("ADMIN FROZEN");
        assertSeats(4);
        assertThat(database.text(
                        "select string_agg(action, ' ' order by id) from audit.entry where action in ('membership.freeze',"
                                + " 'membership.thaw') and tenant_id = ?",
                        owner.tenant()))
                .isEqualTo("membership.freeze membership.freeze membership.freeze membership.thaw membership.thaw"
                        + " membership.thaw");
    }

    @Test
    void aFrozenMemberActsAsAViewerAtOnce() {
        try (var socket = SocketClient.as(client.server(), third.accessToken())) {
            allow(3);

            assertThat(socket.closed().code()).isEqualTo(4403);
        }
        Awaited.until(() -> third.client().post("{ eventCursor }").errorCodes().contains("UNAUTHENTICATED"));
        var frozen = tenants.signIn(third.email(), third.tenantId());

        var viewer = frozen.client().post("{ viewer { permissions membership { role status } } }");
        assertThat(viewer.data("viewer.membership").toString())
                .isEqualTo("{\"role\":\"MANAGER\",\"status\":\"FROZEN\"}");
        assertThat(viewer.data("viewer.permissions").toString())
                .contains("LEADS_READ")
                .doesNotContain("WRITE", "ASSIGN", "MANAGE");
        assertThat(frozen.client().post("{ leads { totalCount } }").errorCodes())
                .isEmpty();
        assertThat(frozen.client()
                        .post("mutation { leadCreate(input: { title: \"No\" }) { userErrors { code } } }")
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(MemberApi.leave(frozen).userErrorCodes("membershipLeave")).isEmpty();
    }

    @Test
    void aJobOfAFrozenMemberRunsNoMore() {
        var due = clock.now(owner.tenant()).plus(Duration.ofHours(1));
        var lead = owner.client()
                .post("mutation { leadCreate(input: { title: \"Stays\" }) { lead { id } userErrors { code } } }")
                .text("leadCreate.lead.id");
        var job = third.client()
                .run(
                        "jobs/jobCreate",
                        Map.of(
                                "input",
                                Map.of(
                                        "type", "BULK_DELETE",
                                        "input", Map.of("leads", List.of(lead)),
                                        "runAt", due.toString())))
                .text("jobCreate.job.id");
        allow(3);
        database.execute("update jobs.queue set due_at = now() where tenant_id = ?", owner.tenant());

        var status = Awaited.value(() -> {
            var now = owner.client()
                    .post("query($id: ID!) { job(id: $id) { status } }", Map.of("id", job))
                    .text("job.status");
            return List.of("PENDING", "LEASED", "RUNNING").contains(now) ? null : now;
        });
        assertThat(status).isNotEqualTo("COMPLETED");
        assertThat(owner.client()
                        .post("query($id: ID!) { lead(id: $id) { archivedAt } }", Map.of("id", lead))
                        .data("lead.archivedAt")
                        .isNull())
                .isTrue();
    }

    @Test
    void theOwnerSwapsWhoIsFrozen() {
        allow(3);

        assertThat(codes(swap(owner, owner, third))).containsExactly("LAST_OWNER");
        assertThat(codes(swap(owner, first, second))).containsExactly("STATUS_INVALID");
        assertThat(swap(second, first, third).errorCodes()).containsExactly("FORBIDDEN");
        swap(owner, first, third).succeeded("membershipSwapFrozen");

        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER FROZEN", "ADMIN ACTIVE", "MANAGER ACTIVE");
        assertSeats(3);
    }

    private static GraphQlAnswer swap(TestMember as, TestMember freeze, TestMember thaw) {
        return as.client()
                .post(
                        "mutation($input: MembershipSwapFrozenInput!) { membershipSwapFrozen(input: $input) { frozen { id }"
                                + " thawed { status } userErrors { code path } } }",
                        Map.of("input", Map.of("freeze", freeze.membershipId(), "thaw", thaw.membershipId())));
    }

    private static List<String> codes(GraphQlAnswer answer) {
        return answer.userErrorCodes("membershipSwapFrozen");
    }

    @Test
    void aSeatThatBecomesFreeGoesToWhoWasFrozenFirst() {
        allow(3);

        MemberApi.remove(owner, first.membershipId(), null).succeeded("membershipRemove");

        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER REMOVED", "ADMIN ACTIVE", "MANAGER ACTIVE");
        assertSeats(3);
    }

    @Test
    void aFrozenMemberIsSuspendedWithoutTakingASeat() {
        allow(3);
        MemberApi.suspend(owner, third.membershipId()).succeeded("membershipSuspend");
        assertThat(MemberApi.stored(database, third)).isEqualTo("MANAGER SUSPENDED");
        assertSeats(3);
        Awaited.until(() -> third.client().post("{ eventCursor }").errorCodes().contains("UNAUTHENTICATED"));

        MemberApi.resume(owner, third.membershipId()).succeeded("membershipResume");
        assertThat(MemberApi.stored(database, third)).isEqualTo("MANAGER FROZEN");
        assertSeats(3);

        MemberApi.suspend(owner, third.membershipId()).succeeded("membershipSuspend");
        allow(4);
        assertThat(MemberApi.stored(database, third)).isEqualTo("MANAGER SUSPENDED");
        MemberApi.resume(owner, third.membershipId()).succeeded("membershipResume");
        assertThat(MemberApi.stored(database, third)).isEqualTo("MANAGER ACTIVE");
        assertSeats(4);
    }

    @Test
    void whoNeedsNoSeatAnyMoreIsFrozenNoMore() {
        allow(3);

        MemberApi.update(owner, third.membershipId(), "VIEWER").succeeded("membershipUpdate");

        assertThat(MemberApi.stored(database, third)).isEqualTo("VIEWER ACTIVE");
        assertSeats(3);
    }

    @Test
    void whatWasAgreedForAWhileEndsByItself() {
        allow(4);
        allow(2L, clock.now(owner.tenant()).plus(Duration.ofHours(1)));
        assertThat(stored()).contains("ADMIN FROZEN", "MANAGER FROZEN");
        allow(2L, clock.now(owner.tenant()).plus(Duration.ofMillis(500)));

        Awaited.until(() -> !stored().contains("ADMIN FROZEN"));

        assertSeats(4);
    }
}
