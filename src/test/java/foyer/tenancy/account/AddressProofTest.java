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
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An account is whose mail it is, whoever signed up with the address before. */
@FoyerTest
@Tag("graphql")
class AddressProofTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void leavesNothingToWhoeverSignedUpWhenSomebodyElseProvesTheAddress() {
        var stranger = tenants.signUp("LEAD_GENERATION");

        verify(mailed(stranger, "welcome")).succeeded("emailVerify");

        assertThat(AccountApi.isSignedIn(stranger.client())).isFalse();
        assertThat(AccountApi.signIn(client, stranger.email(), TestTenants.PASSWORD)
                        .userErrorCodes("signIn"))
                .containsExactly("INVALID_CREDENTIALS");
        assertThat(AccountApi.texts(
                        database,
                        "select recipient from platform.mail where user_id = ? and template = 'address-proven'",
                        stranger.user()))
                .containsExactly(stranger.email());
        reset(requested(stranger), AccountApi.OTHER_PASSWORD).succeeded("passwordReset");
        AccountApi.signIn(client, stranger.email(), AccountApi.OTHER_PASSWORD).succeeded("signIn");
    }

    @Test
    void takesAwayASecondFactorOfBeforeTheAddressWasProvenWithAReset() {
        var stranger = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        OneTimeCodes.enable(stranger.client());
        database.execute(
                "update identity.user_account set email_verified_at = null where id = '%s'".formatted(stranger.user()));

        reset(requested(stranger), AccountApi.OTHER_PASSWORD).succeeded("passwordReset");

        AccountApi.signIn(client, stranger.email(), AccountApi.OTHER_PASSWORD).succeeded("signIn");
    }

    @Test
    void comesBeforeASecondFactor() {
        var stranger = tenants.signUp("LEAD_GENERATION");

        assertThat(enroll(stranger).userErrorCodes("totpEnroll")).containsExactly("EMAIL_UNVERIFIED");

        assertThat(AccountApi.texts(
                        database, "select user_id::text from identity.totp where user_id = ?", stranger.user()))
                .isEmpty();
        enroll(tenants.proven(stranger)).succeeded("totpEnroll");
    }

    private String requested(TestMember member) {
        AccountApi.call(client, "passwordResetRequest", "", Map.of("email", member.email()))
                .succeeded("passwordResetRequest");
        return mailed(member, "reset-password");
    }

    private String mailed(TestMember member, String template) {
        return MailedTokens.last(client, database, member.email(), template);
    }

    private GraphQlAnswer reset(String token, String password) {
        return AccountApi.call(client, "passwordReset", "", Map.of("token", token, "newPassword", password));
    }

    private GraphQlAnswer verify(String token) {
        return AccountApi.call(client, "emailVerify", "", Map.of("token", token));
    }

    private static GraphQlAnswer enroll(TestMember member) {
        return AccountApi.call(member.client(), "totpEnroll", "", Map.of("currentPassword", TestTenants.PASSWORD));
    }
}
