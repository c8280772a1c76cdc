package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The seats that invites hold, and the teams that they lead to. */
@FoyerTest
@Tag("graphql")
class InviteSeatsTest extends OwnerAndGuest {

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

    @Test
    void refusesTeamsOfWhoeverMayDoWhatTheirTeamsReach() {
        var roles = new RoleApi(owner);
        var limited = roles.join(
                tenants, roles.create("Limited", "ADMIN", "MEMBERS_MANAGE", "TEAMS_MANAGE", "LEADS_READ:TEAM"));
        var input = Map.of(
                "emails", List.of("mine@team.example.com"), "role", "CUSTOMER", "teamIds", List.of(team("Theirs")));

        assertThat(InviteApi.create(limited, input).userErrorCodes("inviteCreate"))
                .containsExactly("TEAMS_FORBIDDEN");
    }

    @Test
    void fillsNoTeamBeyondWhatOneHolds() {
        var team = team("Full");
        InviteApi.create(owner, Map.of("emails", List.of(guest.email()), "role", "MEMBER", "teamIds", List.of(team)))
                .succeeded("inviteCreate");
        InviteApi.update(database, """
                with people as (
                    insert into identity.user_account (email, name)
                    select 'full-' || n || '@team.example.com', 'Person' from generate_series(1, 200) n returning id),
                members as (
                    insert into tenancy.membership (tenant_id, user_id, role, name, email)
                    select ?, id, 'VIEWER', 'Person', id || '@team.example.com' from people returning tenant_id, id)
                insert into tenancy.team_member (tenant_id, team_id, membership_id, role)
                select tenant_id, ?, id, 'MEMBER' from members""", owner.tenant(), TypeIds.decode("team", team));

        InviteApi.accept(guest, mailed()).succeeded("inviteAccept");

        assertThat(InviteApi.one(
                        database, "select count(*) from tenancy.team_member where tenant_id = ?", owner.tenant()))
                .isEqualTo("200");
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
