package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Links that let in whoever has one: how many, of which addresses, for how long, and with what seats. */
@FoyerTest
@Tag("graphql")
class InviteLinksTest extends TenantThatInvites {

    private static final int AT_ONCE = 6;

    @Test
    void letsInWhoeverIsSignedInOrSignsUp() {
        var token = link(bounded("MANAGER"));
        var guest = tenants.signUp("REAL_ESTATE");

        var joined = InviteApi.accept(guest, token).succeeded("inviteAccept");
        var signedUp =
                signUp("new-" + UUID.randomUUID() + "@example.com", token).succeeded("signUp");

        assertThat(joined.text("inviteAccept.membership.role")).isEqualTo("MANAGER");
        assertThat(signedUp.text("signUp.session.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(InviteApi.accept(guest, token).userErrorCodes("inviteAccept"))
                .containsExactly("ALREADY_MEMBER");
        assertThat(newest().text("viewer.tenant.inviteLinks.nodes.0.uses")).isEqualTo("2");
        assertThat(InviteApi.seats(database, owner)).isEqualTo("3 used, 0 reserved");
    }

    @Test
    void letsInAsManyAsItSaysHoweverManyComeAtOnce() throws Exception {
        var token = link(Map.of("maxUses", 2));

        var answers = InviteApi.atOnce(each(guest -> InviteApi.accept(guest, token)));

        assertThat(InviteApi.codes(answers, "inviteAccept"))
                .hasSize(AT_ONCE - 2)
                .containsOnly("LINK_USED_UP");
        assertThat(newest().text("viewer.tenant.inviteLinks.nodes.0.status")).isEqualTo("USED_UP");
        assertThat(members()).isEqualTo("3");
    }

    @Test
    void takesNoMoreSeatsThanThereAreHoweverManyComeAtOnce() throws Exception {
        tenants.allow(owner, "SEATS", 2L);
        var token = link(Map.of());

        var answers = InviteApi.atOnce(each(guest -> InviteApi.accept(guest, token)));

        assertThat(InviteApi.codes(answers, "inviteAccept"))
                .hasSize(AT_ONCE - 1)
                .containsOnly("SEAT_LIMIT");
        assertThat(newest().text("viewer.tenant.inviteLinks.nodes.0.uses")).isEqualTo("1");
        assertThat(members()).isEqualTo("2");
    }

    @Test
    void letsInWhoeverHasProvenAnAddressOfItsDomains() {
        var token = link(Map.of("domains", List.of("Acme.Example.COM")));
        var inside = UUID.randomUUID() + "@acme.example.com";

        assertThat(signUp("x@evil-acme.example.com", token).userErrorCodes("signUp"))
                .containsExactly("DOMAIN_FORBIDDEN");
        assertThat(signUp("x@sub.acme.example.com", token).userErrorCodes("signUp"))
                .containsExactly("DOMAIN_FORBIDDEN");
        var answer = signUp(inside, token).succeeded("signUp");
        var client = anonymous.as(answer.text("signUp.session.accessToken"));
        assertThat(answer.data("signUp.session.tenant").isNull()).isTrue();
        assertThat(accept(client, token).userErrorCodes("inviteAccept")).containsExactly("EMAIL_UNVERIFIED");
        assertThat(members()).isEqualTo("1");

        var proof = MailedTokens.last(anonymous, database, inside, "verify-email");
        InviteApi.run(client, "emailVerify", "", Map.of("token", proof)).succeeded("emailVerify");

        accept(client, token).succeeded("inviteAccept");
        assertThat(members()).isEqualTo("2");
    }

    @Test
    void isForDomainsInAnyScript() {
        var token = link(Map.of("domains", List.of("Bücher.example")));

        assertThat(signUp("x@bucher.example", token).userErrorCodes("signUp")).containsExactly("DOMAIN_FORBIDDEN");
        signUp(UUID.randomUUID() + "@bücher.example", token).succeeded("signUp");
    }

    @Test
    void letsNobodyInOnceItIsRevokedOrOver() {
        var token = link(Map.of());
        var guest = tenants.signUp("REAL_ESTATE");
        var id = newest().text("viewer.tenant.inviteLinks.nodes.0.id");

        InviteApi.update(
                database,
                "update tenancy.invite_link set expires_at = now() - interval '1 second' where tenant_id = ?",
                owner.tenant());
        assertThat(InviteApi.accept(guest, token).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_EXPIRED");
        revoke(owner, id).succeeded("inviteLinkRevoke");
        assertThat(InviteApi.accept(guest, token).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
        assertThat(revoke(owner, id).userErrorCodes("inviteLinkRevoke")).containsExactly("NOT_ACTIVE");
        assertThat(InviteApi.decline(anonymous, token).userErrorCodes("inviteDecline"))
                .containsExactly("INVITE_UNKNOWN");
    }

    @Test
    void letsAnAdminMakeNoLinkForOwnersNorRevokeOne() {
        var admin = tenants.join(owner, "ADMIN");
        link(Map.of());
        InviteApi.update(database, "update tenancy.invite_link set role = 'OWNER' where tenant_id = ?", owner.tenant());

        assertThat(InviteApi.link(admin, bounded("OWNER")).userErrorCodes("inviteLinkCreate"))
                .containsExactly("ROLE_FORBIDDEN");
        assertThat(revoke(admin, newest().text("viewer.tenant.inviteLinks.nodes.0.id"))
                        .userErrorCodes("inviteLinkRevoke"))
                .containsExactly("ROLE_FORBIDDEN");
    }

    @Test
    void keepsNoTokenInTheClear() {
        var token = link(Map.of());

        assertThat(token).startsWith("foyer_link_");
        assertThat(InviteApi.one(
                        database,
                        "select count(*) from tenancy.invite_link l where tenant_id = ? and l::text like '%' || ? || '%'",
                        owner.tenant(),
                        token.substring(token.length() - 43)))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatMakesNoLink(Map<String, ?> input, String code) {
        assertThat(InviteApi.link(owner, input).userErrorCodes("inviteLinkCreate"))
                .containsExactly(code);
    }

    static Stream<Arguments> refusesWhatMakesNoLink() {
        return Stream.of(
                Arguments.of(bounded("OWNER"), "ROLE_FORBIDDEN"),
                Arguments.of(Map.of("role", "ADMIN", "maxUses", 1), "BOUND_REQUIRED"),
                Arguments.of(Map.of("role", "MANAGER", "expiresAt", "2099-01-01T00:00:00Z"), "BOUND_REQUIRED"),
                Arguments.of(Map.of("role", "DEVELOPER", "maxUses", 1), "BOUND_REQUIRED"),
                Arguments.of(Map.of("maxUses", 0), "MAX_USES_INVALID"),
                Arguments.of(Map.of("maxUses", 10_001), "MAX_USES_INVALID"),
                Arguments.of(Map.of("expiresAt", "2020-01-01T00:00:00Z"), "EXPIRES_AT_INVALID"),
                Arguments.of(Map.of("domains", List.of("")), "DOMAINS_INVALID"),
                Arguments.of(Map.of("domains", List.of("com")), "DOMAINS_INVALID"),
                Arguments.of(Map.of("domains", List.of("*.example.com")), "DOMAINS_INVALID"),
                Arguments.of(Map.of("domains", List.of("a@example.com")), "DOMAINS_INVALID"),
                Arguments.of(Map.of("domains", List.of("-a.example.com")), "DOMAINS_INVALID"));
    }

    private static Map<String, ?> bounded(String role) {
        return Map.of("role", role, "maxUses", 10, "expiresAt", "2099-01-01T00:00:00Z");
    }

    /** As many calls, each by somebody else. */
    private List<Callable<GraphQlAnswer>> each(Function<TestMember, GraphQlAnswer> call) {
        return Stream.generate(() -> tenants.signUp("REAL_ESTATE"))
                .limit(AT_ONCE)
                .<Callable<GraphQlAnswer>>map(guest -> () -> call.apply(guest))
                .toList();
    }

    private String link(Map<String, ?> input) {
        return InviteApi.link(owner, input).succeeded("inviteLinkCreate").text("inviteLinkCreate.token");
    }

    private static GraphQlAnswer revoke(TestMember as, String id) {
        return InviteApi.run(as.client(), "inviteLinkRevoke", "", Map.of("id", id));
    }

    private static GraphQlAnswer accept(GraphQlClient as, String token) {
        return InviteApi.run(as, "inviteAccept", "membership { id }", Map.of("token", token));
    }

    private GraphQlAnswer signUp(String email, String token) {
        return InviteApi.run(
                anonymous,
                "signUp",
                "session { accessToken tenant { id } }",
                Map.of("email", email, "password", TestTenants.PASSWORD, "name", "Noor", "inviteToken", token));
    }

    private String members() {
        return InviteApi.one(database, "select count(*) from tenancy.membership where tenant_id = ?", owner.tenant());
    }

    private GraphQlAnswer newest() {
        return owner.client().post("{ viewer { tenant { inviteLinks(first: 1) { nodes { id status uses } } } } }");
    }
}
