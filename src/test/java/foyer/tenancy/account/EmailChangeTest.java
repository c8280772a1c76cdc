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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A person gets another address to sign in with. */
@FoyerTest
@Tag("graphql")
class EmailChangeTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void changesTheAddressInAllTenantsOnceItIsConfirmed() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var there = AccountApi.elsewhere(tenants, owner);
        var next = address();
        var token = requested(owner, next);
        assertThat(addresses(owner)).containsOnly(owner.email());

        confirm(owner.client(), token).succeeded("emailChangeConfirm");

        assertThat(addresses(owner)).hasSize(3).containsOnly(next);
        assertThat(AccountApi.isSignedIn(owner.client())).isTrue();
        assertThat(AccountApi.isSignedIn(there.client())).isFalse();
        AccountApi.signIn(client, next, TestTenants.PASSWORD).succeeded("signIn");
        assertThat(AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD)
                        .userErrorCodes("signIn"))
                .containsExactly("INVALID_CREDENTIALS");
        assertThat(confirm(client, token).userErrorCodes("emailChangeConfirm")).containsExactly("TOKEN_USED");
        for (var tenant : List.of(owner.tenant(), there.tenant())) {
            assertThat(AccountApi.texts(
                            database,
                            "select action from audit.entry where tenant_id = ? and action = 'membership.change_email'",
                            tenant))
                    .hasSize(1);
        }
    }

    @Test
    void tellsNothingToWhomThePersonHasLeft() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var there = AccountApi.elsewhere(tenants, member);
        AccountApi.call(owner.client(), "membershipRemove", "", Map.of("id", member.membershipId()))
                .succeeded("membershipRemove");

        confirm(there.client(), requested(there, address())).succeeded("emailChangeConfirm");

        assertThat(AccountApi.texts(database, "select email from tenancy.membership where id = ?", member.membership()))
                .containsExactly(member.email());
        assertThat(AccountApi.texts(
                        database,
                        "select action from audit.entry where tenant_id = ? and action = 'membership.change_email'",
                        owner.tenant()))
                .isEmpty();
    }

    @Test
    void tellsTheOldAddressOfTheRequestAndOfTheChange() {
        var owner = tenants.signUp("LEAD_GENERATION");

        confirm(client, requested(owner, address())).succeeded("emailChangeConfirm");

        assertThat(AccountApi.texts(
                        database,
                        "select template from platform.mail where recipient = ? and template like 'email-change%'"
                                + " order by id",
                        owner.email()))
                .containsExactly("email-change-requested", "email-changed");
        assertThat(AccountApi.isSignedIn(owner.client())).isFalse();
    }

    @Test
    void revokesLinksThatWereSentToTheOldAddress() {
        var owner = tenants.signUp("LEAD_GENERATION");
        AccountApi.call(client, "passwordResetRequest", "", Map.of("email", owner.email()))
                .succeeded("passwordResetRequest");
        var reset = MailedTokens.last(client, database, owner.email(), "reset-password");

        confirm(client, requested(owner, address())).succeeded("emailChangeConfirm");

        assertThat(AccountApi.call(
                                client,
                                "passwordReset",
                                "",
                                Map.of("token", reset, "newPassword", AccountApi.OTHER_PASSWORD))
                        .userErrorCodes("passwordReset"))
                .containsExactly("TOKEN_REVOKED");
        assertThat(AccountApi.call(
                                client,
                                "emailVerify",
                                "",
                                Map.of("token", MailedTokens.last(client, database, owner.email(), "welcome")))
                        .userErrorCodes("emailVerify"))
                .containsExactly("TOKEN_REVOKED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isCancelledByAnotherPassword(boolean reset) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = requested(owner, address());

        if (reset) {
            reset(owner);
        } else {
            AccountApi.changePassword(owner.client(), TestTenants.PASSWORD, AccountApi.OTHER_PASSWORD)
                    .succeeded("passwordChange");
        }

        assertThat(confirm(client, token).userErrorCodes("emailChangeConfirm")).containsExactly("TOKEN_REVOKED");
        assertThat(addresses(owner)).containsOnly(owner.email());
        AccountApi.signIn(client, owner.email(), AccountApi.OTHER_PASSWORD).succeeded("signIn");
    }

    @Test
    void tellsNobodyButItsReaderThatAnAddressIsTaken() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signUp("LEAD_GENERATION");

        var taken = request(owner, other.email(), TestTenants.PASSWORD);
        var free = request(owner, address(), TestTenants.PASSWORD);

        assertThat(taken.body()).isEqualTo(free.body());
        assertThat(AccountApi.texts(
                        database,
                        "select template from platform.mail where recipient = ? and template <> 'welcome'",
                        other.email()))
                .containsExactly("email-taken");
    }

    @Test
    void givesAnAddressToOneOfThoseWhoConfirmItAtOnce() throws Exception {
        var next = address();
        var calls = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < 4; i++) {
            var token = requested(tenants.signUp("LEAD_GENERATION"), next);
            calls.add(() -> confirm(client, token).userErrorCodes("emailChangeConfirm"));
        }

        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var codes = new ArrayList<String>();
            for (var answer : threads.invokeAll(calls)) {
                codes.addAll(answer.get());
            }
            assertThat(codes).hasSize(calls.size() - 1).containsOnly("EMAIL_TAKEN");
        }
        assertThat(AccountApi.texts(database, "select id::text from identity.user_account where email = ?", next))
                .hasSize(1);
    }

    @Test
    void takesTheNewestLinkOnly() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var first = requested(owner, address());
        requested(owner, address());

        assertThat(confirm(client, first).userErrorCodes("emailChangeConfirm")).containsExactly("TOKEN_REVOKED");
    }

    @ParameterizedTest
    @CsvSource({"own, right, EMAIL_SAME, email", "other, wrong, PASSWORD_WRONG, currentPassword"})
    void sendsNothingForTheSameAddressOrWithTheWrongPassword(
            String address, String password, String code, String field) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var next = address.equals("own") ? owner.email() : address();

        var answer = request(owner, next, password.equals("right") ? TestTenants.PASSWORD : "not this one");

        assertThat(answer.userErrorCodes("emailChangeRequest")).containsExactly(code);
        assertThat(answer.userErrors("emailChangeRequest")
                        .getFirst()
                        .path("path")
                        .toString())
                .isEqualTo("[\"input\",\"%s\"]".formatted(field));
        assertThat(AccountApi.texts(
                        database,
                        "select id::text from platform.mail where user_id = ? and template <> 'welcome'",
                        owner.user()))
                .isEmpty();
    }

    private void reset(TestMember member) {
        AccountApi.call(client, "passwordResetRequest", "", Map.of("email", member.email()))
                .succeeded("passwordResetRequest");
        var token = MailedTokens.last(client, database, member.email(), "reset-password");
        AccountApi.call(client, "passwordReset", "", Map.of("token", token, "newPassword", AccountApi.OTHER_PASSWORD))
                .succeeded("passwordReset");
    }

    private static String address() {
        return "next-" + UUID.randomUUID() + "@example.com";
    }

    private String requested(TestMember member, String email) {
        request(member, email, TestTenants.PASSWORD).succeeded("emailChangeRequest");
        return MailedTokens.last(client, database, email, "confirm-email");
    }

    private static GraphQlAnswer request(TestMember member, String email, String password) {
        return AccountApi.call(
                member.client(), "emailChangeRequest", "", Map.of("email", email, "currentPassword", password));
    }

    private static GraphQlAnswer confirm(GraphQlClient client, String token) {
        return AccountApi.call(client, "emailChangeConfirm", "", Map.of("token", token));
    }

    private List<String> addresses(TestMember member) {
        return AccountApi.texts(
                database,
                "select email from identity.user_account where id = ?"
                        + " union all select email from tenancy.membership where user_id = ?",
                member.user(),
                member.user());
    }
}
