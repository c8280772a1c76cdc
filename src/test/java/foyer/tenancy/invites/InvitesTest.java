package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is asked to join, by whom, with what seats, and what their answers make; tokens are those of the mails sent. */
@FoyerTest
@Tag("graphql")
class InvitesTest extends OwnerAndGuest {

    @Test
    void makesWhoeverAcceptsAMemberWithAProvenAddress() {
        var token = invited("MANAGER");

        var answer = InviteApi.accept(guest, token).succeeded("inviteAccept");

        assertThat(answer.text("inviteAccept.membership.role")).isEqualTo("MANAGER");
        assertThat(answer.text("inviteAccept.tenant.id")).isEqualTo(owner.tenantId());
        var there = tenants.signIn(guest.email(), owner.tenantId());
        assertThat(there.client()
                        .post("{ viewer { membership { role } user { emailVerifiedAt } } }")
                        .text("viewer.user.emailVerifiedAt"))
                .isNotEmpty();
    }

    @Test
    void makesAMemberOnceHoweverManyAcceptAtOnce() throws Exception {
        var token = invited("MEMBER");

        var answers = InviteApi.atOnce(IntStream.range(0, 8)
                .<Callable<GraphQlAnswer>>mapToObj(_ -> () -> InviteApi.accept(guest, token))
                .toList());

        assertThat(InviteApi.codes(answers, "inviteAccept")).hasSize(7).containsOnly("INVITE_USED");
        assertThat(InviteApi.one(
                        database,
                        "select count(*) from tenancy.membership where tenant_id = ? and role = 'MEMBER'",
                        owner.tenant()))
                .isEqualTo("1");
        assertThat(seats()).isEqualTo("2 used, 0 reserved");
    }

    @Test
    void refusesSomeAddressesAndInvitesTheOthers() {
        var answer = InviteApi.create(owner, "MEMBER", "New@some.example.com", owner.email(), "new@some.example.com");

        assertThat(answer.userErrorCodes("inviteCreate")).containsExactly("ALREADY_MEMBER");
        assertThat(answer.userErrors("inviteCreate").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"emails\",\"1\"]");
        assertThat(answer.text("inviteCreate.results.0.invite.status")).isEqualTo("PENDING");
        assertThat(answer.data("inviteCreate.results.1.invite").isNull()).isTrue();
        assertThat(answer.data("inviteCreate.results").size()).isEqualTo(2);
    }

    @Test
    void refreshesThePendingInviteOfAnAddress() {
        var first = InviteApi.create(owner, "MEMBER", guest.email()).text("inviteCreate.results.0.invite.id");
        var old = mailed();

        var again = InviteApi.create(owner, "VIEWER", guest.email()).succeeded("inviteCreate");

        assertThat(again.text("inviteCreate.results.0.invite.id")).isEqualTo(first);
        assertThat(seats()).isEqualTo("1 used, 0 reserved");
        assertThat(InviteApi.accept(guest, old).userErrorCodes("inviteAccept")).containsExactly("INVITE_REVOKED");
        var resent = InviteApi.run(owner.client(), "inviteResend", "", Map.of("id", first));
        resent.succeeded("inviteResend");
        assertThat(InviteApi.accept(guest, mailed()).succeeded("inviteAccept").text("inviteAccept.membership.role"))
                .isEqualTo("VIEWER");
    }

    @Test
    void answersEachTokenByWhatBecameOfIt() {
        var token = invited("MEMBER");

        assertThat(InviteApi.accept(tenants.signUp("REAL_ESTATE"), token).userErrorCodes("inviteAccept"))
                .containsExactly("WRONG_EMAIL");
        assertThat(InviteApi.accept(guest, "nonsense").userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_UNKNOWN");
        InviteApi.run(owner.client(), "inviteRevoke", "", Map.of("id", invite()))
                .succeeded("inviteRevoke");
        assertThat(InviteApi.accept(guest, token).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
        assertThat(seats()).isEqualTo("1 used, 0 reserved");

        var second = invited("MEMBER");
        InviteApi.expire(database, owner);
        assertThat(InviteApi.accept(guest, second).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_EXPIRED");
        assertThat(invites()).contains("EXPIRED");

        var third = invited("MEMBER");
        InviteApi.decline(anonymous, third).succeeded("inviteDecline");
        assertThat(InviteApi.accept(guest, third).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_USED");
        assertThat(seats()).isEqualTo("1 used, 0 reserved");
        assertThat(invites()).containsExactly("DECLINED", "REVOKED");
    }

    @Test
    void changesNothingWhenAScannerOpensTheLink() {
        var token = invited("MEMBER");

        for (var path : List.of(
                "/graphiql?token=" + token,
                "/graphql?query=mutation%7BinviteDecline(input%3A%7Btoken%3A%22" + token
                        + "%22%7D)%7BuserErrors%7Bcode%7D%7D%7D")) {
            anonymous.send(path, HttpRequest.Builder::GET);
        }

        assertThat(invites()).containsExactly("PENDING");
        InviteApi.accept(guest, token).succeeded("inviteAccept");
    }

    @Test
    void renewsTheMembershipOfWhoeverHasLeft() {
        var left = tenants.join(owner, "MANAGER");
        InviteApi.run(owner.client(), "membershipRemove", "", Map.of("id", left.membershipId()))
                .succeeded("membershipRemove");
        var token = InviteApi.invited(owner, "VIEWER", left.email(), anonymous, database);
        var back = left.client().as(outside(left));

        var answer = InviteApi.run(back, "inviteAccept", "membership { id role }", Map.of("token", token));

        assertThat(answer.succeeded("inviteAccept").text("inviteAccept.membership.id"))
                .isEqualTo(left.membershipId());
        assertThat(answer.text("inviteAccept.membership.role")).isEqualTo("VIEWER");
    }

    @Test
    void mailsNobodyMoreInvitationsOfOneTenantThanAFew() {
        for (var mail = 1; mail <= 5; mail++) {
            InviteApi.create(owner, "MEMBER", guest.email()).succeeded("inviteCreate");
        }
        var other = tenants.signUp("REAL_ESTATE");

        assertThat(InviteApi.create(owner, "MEMBER", guest.email()).userErrorCodes("inviteCreate"))
                .containsExactly("MAIL_LIMIT");
        InviteApi.create(other, "MEMBER", guest.email()).succeeded("inviteCreate");
        assertThat(InviteApi.run(owner.client(), "inviteResend", "", Map.of("id", invite()))
                        .userErrorCodes("inviteResend"))
                .containsExactly("MAIL_LIMIT");
    }

    @Test
    void letsAnAdminInviteNoOwner() {
        var admin = tenants.join(owner, "ADMIN");

        assertThat(InviteApi.create(admin, "OWNER", "x@admin.example.com").userErrorCodes("inviteCreate"))
                .containsExactly("ROLE_FORBIDDEN");
        InviteApi.create(owner, "OWNER", guest.email()).succeeded("inviteCreate");
        assertThat(InviteApi.run(admin.client(), "inviteRevoke", "", Map.of("id", invite()))
                        .userErrorCodes("inviteRevoke"))
                .containsExactly("ROLE_FORBIDDEN");
    }

    /** Signs somebody in who is a member of nowhere. */
    private String outside(TestMember member) {
        return anonymous
                .run(
                        "tenancy/test-sign-in",
                        Map.of("input", Map.of("email", member.email(), "password", TestTenants.PASSWORD)))
                .text("signIn.session.accessToken");
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

    /** The newest one's id. */
    private String invite() {
        return page().text("viewer.tenant.invites.nodes.0.id");
    }

    private List<String> invites() {
        return page().data("viewer.tenant.invites.nodes")
                .valueStream()
                .map(invite -> invite.path("status").asString())
                .toList();
    }

    private GraphQlAnswer page() {
        return owner.client().post("{ viewer { tenant { invites(first: 5) { nodes { id status } totalCount } } } }");
    }
}
