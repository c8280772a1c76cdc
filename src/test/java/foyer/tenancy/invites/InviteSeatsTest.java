package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The seats that invites hold, and the teams that they lead to. */
@FoyerTest
@Tag("graphql")
class InviteSeatsTest {

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private TestMember guest;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        guest = tenants.signUp("REAL_ESTATE");
    }

    @Test
    void givesTheLastSeatToOneOfTwoInvites() throws Exception {
        tenants.allow(owner, "SEATS", 2L);

        var answers = InviteApi.atOnce(List.<Callable<GraphQlAnswer>>of(
                () -> InviteApi.create(owner, "MEMBER", "one@seats.example.com"),
                () -> InviteApi.create(owner, "MEMBER", "two@seats.example.com")));

        assertThat(InviteApi.codes(answers, "inviteCreate")).containsExactly("SEAT_LIMIT");
        assertThat(seats()).isEqualTo("1 used, 1 reserved");
        InviteApi.create(owner, "VIEWER", "three@seats.example.com").succeeded("inviteCreate");
    }

    @Test
    void givesTheLastSeatToOneOfTwoWhoAcceptWhatHeldNoneAnyMore() throws Exception {
        var other = tenants.signUp("REAL_ESTATE");
        var first = invited("MEMBER");
        var second = InviteApi.invited(owner, "MEMBER", other.email(), anonymous, database);
        InviteApi.update(
                database,
                "update entitlements.reservation set expires_at = now() - interval '1 hour' where tenant_id = ?",
                owner.tenant());
        tenants.allow(owner, "SEATS", 2L);
        InviteApi.create(owner, "MEMBER", "third@seats.example.com").succeeded("inviteCreate");
        tenants.allow(owner, "SEATS", 3L);

        var answers = InviteApi.atOnce(List.<Callable<GraphQlAnswer>>of(
                () -> InviteApi.accept(guest, first), () -> InviteApi.accept(other, second)));

        assertThat(InviteApi.codes(answers, "inviteAccept")).containsExactly("SEAT_LIMIT");
        assertThat(seats()).isEqualTo("2 used, 1 reserved");
    }

    @Test
    void givesTheSeatOfAnExpiredInviteToTheNext() {
        tenants.allow(owner, "SEATS", 2L);
        invited("MEMBER");
        expire();

        InviteApi.create(owner, "MEMBER", "next@seats.example.com").succeeded("inviteCreate");

        assertThat(seats()).isEqualTo("1 used, 1 reserved");
        assertThat(InviteApi.create(owner, "MEMBER", guest.email()).userErrorCodes("inviteCreate"))
                .containsExactly("SEAT_LIMIT");
    }

    @Test
    void putsWhoeverAcceptsIntoTheTeamsThatAreLeft() {
        var teams = List.of(team("Sales"), team("Support"));
        var made = InviteApi.create(owner, Map.of("emails", List.of(guest.email()), "role", "MEMBER", "teamIds", teams))
                .succeeded("inviteCreate");
        assertThat(made.data("inviteCreate.results.0.invite.teams").size()).isEqualTo(2);
        InviteApi.run(owner.client(), "teamDelete", "", Map.of("id", teams.getLast()))
                .succeeded("teamDelete");

        InviteApi.accept(guest, mailed()).succeeded("inviteAccept");

        assertThat(InviteApi.one(
                        database,
                        "select string_agg(t.name, ',') from tenancy.team_member m join tenancy.team t on t.id = m.team_id"
                                + " join tenancy.membership s on s.id = m.membership_id where s.user_id = ?",
                        guest.user()))
                .isEqualTo("Sales");
    }

    @Test
    void refusesATeamOfAnotherTenant() {
        var theirs = InviteApi.run(guest.client(), "teamCreate", "team { id }", Map.of("name", "Theirs"))
                .text("teamCreate.team.id");

        assertThat(InviteApi.create(owner, Map.of("emails", List.of("a@b.example.com"), "teamIds", List.of(theirs)))
                        .userErrorCodes("inviteCreate"))
                .containsExactly("TEAM_NOT_FOUND");
    }

    private String team(String name) {
        return InviteApi.run(owner.client(), "teamCreate", "team { id }", Map.of("name", name))
                .text("teamCreate.team.id");
    }

    private String invited(String role) {
        return InviteApi.invited(owner, role, guest.email(), anonymous, database);
    }

    private String mailed() {
        return InviteApi.mailed(guest.email(), anonymous, database);
    }

    private String seats() {
        return InviteApi.seats(database, owner);
    }

    private void expire() {
        InviteApi.expire(database, owner);
    }
}
