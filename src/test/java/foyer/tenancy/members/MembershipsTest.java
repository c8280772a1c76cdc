package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What members become: by whom, with what seats, and how soon it shows. */
@FoyerTest
@Tag("graphql")
class MembershipsTest {

    private static final Duration WITHIN = Awaited.PROMPTLY;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void givesAnotherRoleThatCountsWithinASecond() {
        var member = tenants.join(owner, "MEMBER");

        var answer = MemberApi.update(owner, member.membershipId(), "MANAGER").succeeded("membershipUpdate");

        assertThat(answer.text("membershipUpdate.membership.role")).isEqualTo("MANAGER");
        assertThat(MemberApi.stored(database, member)).isEqualTo("MANAGER ACTIVE");
        assertRevokedSoon(member);
        var again = tenants.signIn(member.email(), member.tenantId());
        assertThat(again.client().post("{ viewer { membership { role } } }").text("viewer.membership.role"))
                .isEqualTo("MANAGER");
    }

    @ParameterizedTest
    @CsvSource({"suspend", "remove", "update"})
    void cutsTheSocketWithinASecond(String how) {
        var member = tenants.join(owner, "MEMBER");
        Consumer<String> change =
                switch (how) {
                    case "suspend" -> id -> MemberApi.suspend(owner, id).succeeded("membershipSuspend");
                    case "remove" -> id -> MemberApi.remove(owner, id, null).succeeded("membershipRemove");
                    default -> id -> MemberApi.update(owner, id, "VIEWER").succeeded("membershipUpdate");
                };
        try (var socket = SocketClient.as(client.server(), member.accessToken())) {
            change.accept(member.membershipId());

            assertThat(socket.closed().code()).isEqualTo(4403);
        }
        assertRevokedSoon(member);
    }

    @Test
    void suspendsAndResumesAndLeavesAloneWhoIsSoAlready() {
        var member = tenants.join(owner, "MEMBER");

        for (var twice : List.of(1, 2)) {
            assertThat(MemberApi.suspend(owner, member.membershipId()).text("membershipSuspend.membership.status"))
                    .as("time %d", twice)
                    .isEqualTo("SUSPENDED");
        }
        assertThat(version(member)).isEqualTo("2");
        for (var twice : List.of(1, 2)) {
            assertThat(MemberApi.resume(owner, member.membershipId()).text("membershipResume.membership.status"))
                    .as("time %d", twice)
                    .isEqualTo("ACTIVE");
        }
        assertThat(version(member)).isEqualTo("3");
    }

    private String version(TestMember member) {
        return database.text("select perms_version::text from tenancy.membership where id = ?", member.membership());
    }

    @Test
    void knowsARemovedMemberNoMore() {
        var member = tenants.join(owner, "MEMBER");
        MemberApi.remove(owner, member.membershipId(), null).succeeded("membershipRemove");

        assertThat(codes(MemberApi.update(owner, member.membershipId(), "ADMIN"), "membershipUpdate"))
                .containsExactly("NOT_FOUND");
        assertThat(codes(MemberApi.remove(owner, member.membershipId(), null), "membershipRemove"))
                .containsExactly("NOT_FOUND");
        assertThat(MemberApi.stored(database, member)).isEqualTo("MEMBER REMOVED");
    }

    @ParameterizedTest
    @CsvSource({
        // who, whom, to what, why not
        "ADMIN, OWNER, MEMBER, MEMBER_STRONGER",
        "ADMIN, MEMBER, OWNER, ROLE_FORBIDDEN",
        "OWNER, , ADMIN, NOT_FOUND"
    })
    void refusesWhatIsBeyondTheCaller(String by, String whom, String to, String code) {
        var caller = tenants.join(owner, by);
        var target = whom == null ? null : tenants.join(owner, whom);
        var id = target == null ? TypeIds.encode("mem", UUID.randomUUID()) : target.membershipId();

        assertThat(codes(MemberApi.update(caller, id, to), "membershipUpdate")).containsExactly(code);
        if (target != null) {
            assertThat(MemberApi.stored(database, target)).isEqualTo(whom + " ACTIVE");
        }
    }

    @Test
    void letsAnAdminNeitherSuspendNorRemoveAnOwner() {
        var admin = tenants.join(owner, "ADMIN");

        assertThat(codes(MemberApi.suspend(admin, owner.membershipId()), "membershipSuspend"))
                .containsExactly("MEMBER_STRONGER");
        assertThat(codes(MemberApi.remove(admin, owner.membershipId(), null), "membershipRemove"))
                .containsExactly("MEMBER_STRONGER");
        assertThat(MemberApi.transfer(admin, admin.membershipId()).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(MemberApi.stored(database, owner)).isEqualTo("OWNER ACTIVE");
    }

    @Test
    void keepsTheLastActiveOwner() {
        var suspended = tenants.join(owner, "OWNER");
        MemberApi.suspend(owner, suspended.membershipId()).succeeded("membershipSuspend");
        var id = owner.membershipId();

        assertThat(codes(MemberApi.leave(owner), "membershipLeave")).containsExactly("LAST_OWNER");
        assertThat(codes(MemberApi.update(owner, id, "ADMIN"), "membershipUpdate"))
                .containsExactly("LAST_OWNER");
        assertThat(codes(MemberApi.suspend(owner, id), "membershipSuspend")).containsExactly("LAST_OWNER");
        assertThat(codes(MemberApi.remove(owner, id, null), "membershipRemove")).containsExactly("LAST_OWNER");
        assertThat(codes(MemberApi.transfer(owner, suspended.membershipId()), "tenantTransferOwnership"))
                .containsExactly("STATUS_INVALID");
        assertThat(MemberApi.stored(database, owner)).isEqualTo("OWNER ACTIVE");
    }

    @Test
    void letsAnOwnerLeaveWhenThereIsAnother() {
        tenants.join(owner, "OWNER");

        MemberApi.leave(owner).succeeded("membershipLeave");

        assertThat(MemberApi.stored(database, owner)).isEqualTo("OWNER REMOVED");
        assertRevokedSoon(owner);
    }

    @Test
    void transfersTheOwnershipToAnActiveMember() {
        var member = tenants.join(owner, "MANAGER");

        MemberApi.transfer(owner, member.membershipId()).succeeded("tenantTransferOwnership");

        assertThat(MemberApi.stored(database, member)).isEqualTo("OWNER ACTIVE");
        assertThat(MemberApi.stored(database, owner)).isEqualTo("ADMIN ACTIVE");
    }

    @Test
    void takesAndGivesBackSeats() {
        var viewer = tenants.join(owner, "VIEWER");
        MemberApi.recount(database, owner.tenant());
        tenants.allow(owner, "SEATS", 1L);
        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(1);

        var full = MemberApi.update(owner, viewer.membershipId(), "MEMBER");
        assertThat(codes(full, "membershipUpdate")).containsExactly("SEAT_LIMIT");
        assertThat(full.text("membershipUpdate.userErrors.0.message")).contains("1 seats");
        assertThat(MemberApi.stored(database, viewer)).isEqualTo("VIEWER ACTIVE");

        tenants.allow(owner, "SEATS", 2L);
        MemberApi.update(owner, viewer.membershipId(), "MEMBER").succeeded("membershipUpdate");
        assertSeats(2);
        MemberApi.suspend(owner, viewer.membershipId()).succeeded("membershipSuspend");
        assertSeats(2);
        MemberApi.resume(owner, viewer.membershipId()).succeeded("membershipResume");
        assertSeats(2);
        MemberApi.update(owner, viewer.membershipId(), "CUSTOMER").succeeded("membershipUpdate");
        assertSeats(1);
        MemberApi.update(owner, viewer.membershipId(), "DEVELOPER").succeeded("membershipUpdate");
        assertSeats(2);
        MemberApi.remove(owner, viewer.membershipId(), null).succeeded("membershipRemove");
        assertSeats(1);
    }

    private void assertSeats(long seats) {
        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(seats);
        assertThat(MemberApi.countedSeats(database, owner.tenant())).isEqualTo(seats);
    }

    private static List<String> codes(GraphQlAnswer answer, String mutation) {
        return answer.userErrorCodes(mutation);
    }

    private static void assertRevokedSoon(TestMember member) {
        var began = System.nanoTime();
        Awaited.until(() -> member.client().post("{ eventCursor }").errorCodes().contains("UNAUTHENTICATED"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
    }
}
