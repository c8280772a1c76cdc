package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.OneTimeCodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Links in mails that sign in without a password. */
@FoyerTest
@Tag("graphql")
class MagicLinksTest {

    private static final int AT_ONCE = 16;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void signsInOnceAndProvesTheAddress() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner);

        var answer = signIn(Map.of("token", token)).succeeded("magicLinkSignIn");

        assertThat(answer.text("magicLinkSignIn.session.tenant.id")).isEqualTo(owner.tenantId());
        var signedIn = client.as(answer.text("magicLinkSignIn.session.accessToken"));
        assertThat(signedIn.post("{ viewer { user { emailVerifiedAt } } }")
                        .data("viewer.user.emailVerifiedAt")
                        .isNull())
                .isFalse();
        assertThat(codes(token)).containsExactly("TOKEN_USED");
        assertThat(AccountApi.texts(
                        database,
                        "select diff -> 'by' ->> 'after' from audit.entry where tenant_id = ? and action = 'session.open'"
                                + " order by id desc limit 1",
                        owner.tenant()))
                .containsExactly("MAGIC_LINK");
    }

    @Test
    void asksForTheCodeOfASecondFactorAndIsNotUsedUpWithoutIt() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var authenticator = OneTimeCodes.enable(owner.client());
        var token = requested(owner);

        assertThat(codes(token)).containsExactly("CODE_REQUIRED");
        assertThat(signIn(Map.of("token", token, "code", "000000x")).userErrorCodes("magicLinkSignIn"))
                .containsExactly("CODE_INVALID");
        signIn(Map.of("token", token, "code", authenticator.next())).succeeded("magicLinkSignIn");
    }

    @Test
    void leavesNothingToWhoeverSignedUpWithTheAddressOfSomebodyElse() {
        var stranger = tenants.signUp("LEAD_GENERATION");
        var tokens = AccountApi.signIn(client, stranger.email(), TestTenants.PASSWORD);
        var next = "next-" + stranger.email();
        AccountApi.call(
                        stranger.client(),
                        "emailChangeRequest",
                        "",
                        Map.of("email", next, "currentPassword", TestTenants.PASSWORD))
                .succeeded("emailChangeRequest");

        var victim = client.as(signIn(Map.of("token", requested(stranger)))
                .succeeded("magicLinkSignIn")
                .text("magicLinkSignIn.session.accessToken"));

        assertThat(AccountApi.isSignedIn(victim)).isTrue();
        assertThat(AccountApi.isSignedIn(stranger.client())).isFalse();
        assertThat(AccountApi.refresh(client, tokens.text("signIn.session.refreshToken"))
                        .userErrorCodes("sessionRefresh"))
                .containsExactly("REFRESH_TOKEN_INVALID");
        assertThat(AccountApi.signIn(client, stranger.email(), TestTenants.PASSWORD)
                        .userErrorCodes("signIn"))
                .containsExactly("INVALID_CREDENTIALS");
        assertThat(AccountApi.call(
                                client,
                                "emailChangeConfirm",
                                "",
                                Map.of("token", MailedTokens.last(client, database, next, "confirm-email")))
                        .userErrorCodes("emailChangeConfirm"))
                .containsExactly("TOKEN_REVOKED");
        assertThat(AccountApi.texts(
                        database,
                        "select recipient from platform.mail where user_id = ? and template = 'address-proven'",
                        stranger.user()))
                .containsExactly(stranger.email());
    }

    @Test
    void isNotHeldUpByASecondFactorOfBeforeTheAddressWasProven() {
        var stranger = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        OneTimeCodes.enable(stranger.client());
        AccountApi.texts(
                database,
                "update identity.user_account set email_verified_at = null where id = ? returning id::text",
                stranger.user());

        var victim = client.as(signIn(Map.of("token", requested(stranger)))
                .succeeded("magicLinkSignIn")
                .text("magicLinkSignIn.session.accessToken"));

        assertThat(victim.post("{ viewer { user { totpEnabled recoveryCodesLeft } } }")
                        .body())
                .contains("{\"totpEnabled\":false,\"recoveryCodesLeft\":0}");
    }

    @Test
    void endsNothingOfWhoeverHasProvenTheAddressBefore() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));

        assertThat(codes(requested(owner))).isEmpty();

        assertThat(AccountApi.isSignedIn(owner.client())).isTrue();
        AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD).succeeded("signIn");
    }

    @Test
    void isNotUsedUpByATenantThatIsNotTheUsers() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var stranger = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner);

        assertThat(signIn(Map.of("token", token, "tenant", stranger.tenantId())).userErrorCodes("magicLinkSignIn"))
                .containsExactly("NOT_A_MEMBER");
        assertThat(codes(token)).isEmpty();
    }

    @Test
    void worksNoMoreOnceThereIsANewerOneOrAnotherPassword() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var first = requested(owner);
        var second = requested(owner);

        assertThat(codes(first)).containsExactly("TOKEN_REVOKED");
        AccountApi.changePassword(owner.client(), TestTenants.PASSWORD, AccountApi.OTHER_PASSWORD)
                .succeeded("passwordChange");
        assertThat(codes(second)).containsExactly("TOKEN_REVOKED");
    }

    @Test
    void isTakenForNothingElseAndNothingElseForIt() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner);

        assertThat(codes(MailedTokens.last(client, database, owner.email(), "welcome")))
                .containsExactly("TOKEN_UNKNOWN");
        assertThat(AccountApi.call(client, "emailVerify", "", Map.of("token", token))
                        .userErrorCodes("emailVerify"))
                .containsExactly("TOKEN_UNKNOWN");
        assertThat(codes(token)).isEmpty();
    }

    @Test
    void signsInOnceHoweverManyComeAtOnce() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner);
        Callable<List<String>> call = () -> codes(token);

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var codes = new ArrayList<String>();
            for (var answer : threads.invokeAll(Collections.nCopies(AT_ONCE, call))) {
                codes.addAll(answer.get());
            }
            assertThat(codes).hasSize(AT_ONCE - 1).containsOnly("TOKEN_USED");
        }
    }

    @Test
    void answersAsMuchForAnAddressWithoutAnAccount() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var stranger = "stranger-" + owner.email();

        assertThat(request(stranger).body()).isEqualTo(request(owner.email()).body());
        assertThat(AccountApi.texts(database, "select template from platform.mail where recipient = ?", stranger))
                .containsExactly("no-account");
    }

    private String requested(TestMember member) {
        request(member.email()).succeeded("magicLinkRequest");
        return MailedTokens.last(client, database, member.email(), "magic-link");
    }

    private GraphQlAnswer request(String email) {
        return AccountApi.call(client, "magicLinkRequest", "", Map.of("email", email));
    }

    private GraphQlAnswer signIn(Map<String, ?> input) {
        return AccountApi.call(client, "magicLinkSignIn", "session { accessToken tenant { id } }", input);
    }

    private List<String> codes(String token) {
        return signIn(Map.of("token", token)).userErrorCodes("magicLinkSignIn");
    }
}
