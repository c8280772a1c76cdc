package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Links in mails that prove an address and reset a password. */
@FoyerTest
@Tag("graphql")
class MailedLinksTest {

    private static final int AT_ONCE = 16;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void provesTheAddressOnceWithTheLinkOfTheWelcome() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = mailed(owner, "welcome");

        var elsewhere = client.as(
                AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD).text("signIn.session.accessToken"));

        verify(owner.client(), token).succeeded("emailVerify");

        assertThat(isVerified(owner)).isTrue();
        assertThat(AccountApi.isSignedIn(elsewhere)).isFalse();
        AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD).succeeded("signIn");
        assertThat(verify(token).userErrorCodes("emailVerify")).containsExactly("TOKEN_USED");
        assertThat(resend(owner).userErrorCodes("emailVerificationResend")).containsExactly("EMAIL_VERIFIED_ALREADY");
    }

    @Test
    void resetsNoPasswordOnceAnotherOneWasChosen() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner);

        AccountApi.changePassword(owner.client(), TestTenants.PASSWORD, AccountApi.OTHER_PASSWORD)
                .succeeded("passwordChange");

        assertThat(reset(token, TestTenants.PASSWORD).userErrorCodes("passwordReset"))
                .containsExactly("TOKEN_REVOKED");
    }

    @Test
    void revokesTheLinkOfBeforeWithANewOne() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var first = mailed(owner, "welcome");

        resend(owner).succeeded("emailVerificationResend");

        assertThat(verify(first).userErrorCodes("emailVerify")).containsExactly("TOKEN_REVOKED");
        assertThat(isVerified(owner)).isFalse();
        verify(mailed(owner, "verify-email")).succeeded("emailVerify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "🌴"})
    void doesNotKnowWhatIsNoToken(String token) {
        assertThat(verify(token).userErrorCodes("emailVerify")).containsExactly("TOKEN_UNKNOWN");
        assertThat(reset(token, AccountApi.OTHER_PASSWORD).userErrorCodes("passwordReset"))
                .containsExactly("TOKEN_UNKNOWN");
    }

    @Test
    void takesATokenForItsOwnPurposeOnly() {
        var owner = tenants.signUp("LEAD_GENERATION");

        assertThat(reset(mailed(owner, "welcome"), AccountApi.OTHER_PASSWORD).userErrorCodes("passwordReset"))
                .containsExactly("TOKEN_UNKNOWN");
    }

    @Test
    void tellsThatALinkIsTooOld() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner);
        database.execute(
                "update identity.one_time_token set expires_at = now() where user_id = '%s'".formatted(owner.user()));

        assertThat(reset(token, AccountApi.OTHER_PASSWORD).userErrorCodes("passwordReset"))
                .containsExactly("TOKEN_EXPIRED");
    }

    @Test
    void resetsThePasswordEndsAllSessionsAndProvesTheAddress() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner);
        assertThat(reset(token, "password1").userErrorCodes("passwordReset")).containsExactly("PASSWORD_WEAK");

        reset(token, AccountApi.OTHER_PASSWORD).succeeded("passwordReset");

        assertThat(AccountApi.isSignedIn(owner.client())).isFalse();
        assertThat(AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD)
                        .userErrorCodes("signIn"))
                .containsExactly("INVALID_CREDENTIALS");
        AccountApi.signIn(client, owner.email(), AccountApi.OTHER_PASSWORD).succeeded("signIn");
        assertThat(AccountApi.texts(
                        database,
                        "select id::text from identity.user_account where id = ? and email_verified_at is not null",
                        owner.user()))
                .hasSize(1);
        assertThat(AccountApi.texts(
                        database,
                        "select recipient from platform.mail where user_id = ? and template = 'password-changed'",
                        owner.user()))
                .containsExactly(owner.email());
    }

    @Test
    void usesATokenOnceHoweverManyComeAtOnce() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = mailed(owner, "welcome");
        Callable<List<String>> call = () -> verify(token).userErrorCodes("emailVerify");

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

        var known = request(owner.email());
        var unknown = request(stranger);

        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(AccountApi.texts(database, "select template from platform.mail where recipient = ?", stranger))
                .containsExactly("no-account");
    }

    @Test
    void sendsNobodyMoreThanAFewMails() {
        var owner = tenants.signUp("LEAD_GENERATION");
        for (var i = 0; i < 8; i++) {
            request(owner.email()).succeeded("passwordResetRequest");
        }

        assertThat(AccountApi.texts(
                        database,
                        "select id::text from platform.mail where user_id = ? and template = 'reset-password'",
                        owner.user()))
                .hasSize(5);
    }

    @Test
    void keepsNoTokenInTheClear() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner);

        assertThat(AccountApi.texts(
                        database,
                        "select hash::text from identity.one_time_token t where user_id = ? and t::text like ?",
                        owner.user(),
                        "%" + token + "%"))
                .isEmpty();
    }

    private String mailed(TestMember member, String template) {
        return MailedTokens.last(client, database, member.email(), template);
    }

    private String requested(TestMember member) {
        request(member.email()).succeeded("passwordResetRequest");
        return mailed(member, "reset-password");
    }

    private GraphQlAnswer request(String email) {
        return AccountApi.call(client, "passwordResetRequest", "", Map.of("email", email));
    }

    private GraphQlAnswer reset(String token, String password) {
        return AccountApi.call(client, "passwordReset", "", Map.of("token", token, "newPassword", password));
    }

    private GraphQlAnswer verify(String token) {
        return verify(client, token);
    }

    private static GraphQlAnswer verify(GraphQlClient client, String token) {
        return AccountApi.call(client, "emailVerify", "", Map.of("token", token));
    }

    private static GraphQlAnswer resend(TestMember member) {
        return member.client().post("mutation { emailVerificationResend { userErrors { code } } }");
    }

    private static boolean isVerified(TestMember member) {
        return !member.client()
                .post("{ viewer { user { emailVerifiedAt } } }")
                .data("viewer.user.emailVerifiedAt")
                .isNull();
    }
}
