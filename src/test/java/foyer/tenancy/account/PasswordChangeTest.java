package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A person chooses another password. */
@FoyerTest
@Tag("graphql")
class PasswordChangeTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void opensWithTheNewPasswordOnlyAndEndsTheOtherSessions() {
        var here = tenants.signUp("LEAD_GENERATION");
        var there = AccountApi.elsewhere(tenants, here);

        AccountApi.changePassword(here.client(), TestTenants.PASSWORD, AccountApi.OTHER_PASSWORD)
                .succeeded("passwordChange");

        assertThat(AccountApi.isSignedIn(here.client())).isTrue();
        assertThat(AccountApi.isSignedIn(there.client())).isFalse();
        assertThat(AccountApi.signIn(client, here.email(), TestTenants.PASSWORD).userErrorCodes("signIn"))
                .containsExactly("INVALID_CREDENTIALS");
        AccountApi.signIn(client, here.email(), AccountApi.OTHER_PASSWORD).succeeded("signIn");
        assertThat(AccountApi.texts(
                        database,
                        "select diff -> 'why' ->> 'after' from audit.entry where tenant_id = ? and action = 'session.end'",
                        there.tenant()))
                .containsExactly("PASSWORD_CHANGED");
    }

    @Test
    void tellsThePersonByMailAndTheirLog() {
        var owner = tenants.signUp("LEAD_GENERATION");

        AccountApi.changePassword(owner.client(), TestTenants.PASSWORD, AccountApi.OTHER_PASSWORD)
                .succeeded("passwordChange");

        assertThat(mails(owner)).containsExactly(owner.email());
        assertThat(AccountApi.texts(
                        database,
                        "select action from audit.platform_entry where user_id = ? and action like 'password.%'",
                        owner.user()))
                .containsExactly("password.change");
    }

    @ParameterizedTest
    @CsvSource({
        "not this one, nine purple hinges sing 77, PASSWORD_WRONG, currentPassword",
        "'', nine purple hinges sing 77, PASSWORD_WRONG, currentPassword",
        "correct horse battery staple 42, short, PASSWORD_WEAK, newPassword",
        "correct horse battery staple 42, password1, PASSWORD_WEAK, newPassword"
    })
    void changesNothingWithAWrongOrAWeakOne(String current, String next, String code, String field) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signIn(owner.email(), owner.tenantId());

        var answer = AccountApi.changePassword(owner.client(), current, next);

        assertThat(answer.userErrorCodes("passwordChange")).containsExactly(code);
        assertThat(answer.userErrors("passwordChange").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"%s\"]".formatted(field));
        assertThat(AccountApi.isSignedIn(other.client())).isTrue();
        assertThat(mails(owner)).isEmpty();
        AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD).succeeded("signIn");
    }

    @Test
    void slowsDownWhoeverGuessesAtAnOpenSessionAndNotTheSignIn() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var codes = new ArrayList<String>();

        for (var i = 0; i < 25 && !codes.contains("RATE_LIMITED"); i++) {
            var answer = AccountApi.changePassword(owner.client(), "wrong " + i, AccountApi.OTHER_PASSWORD);
            codes.addAll(answer.errorCodes());
        }

        assertThat(codes).containsExactly("RATE_LIMITED");
        AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD).succeeded("signIn");
    }

    @Test
    void changesOnceWhenAskedManyTimesAtOnce() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var calls = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < 4; i++) {
            var next = AccountApi.OTHER_PASSWORD + i;
            calls.add(() -> AccountApi.changePassword(owner.client(), TestTenants.PASSWORD, next)
                    .userErrorCodes("passwordChange"));
        }

        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var codes = new ArrayList<String>();
            for (var answer : threads.invokeAll(calls)) {
                codes.addAll(answer.get());
            }
            assertThat(codes).hasSize(calls.size() - 1).containsOnly("PASSWORD_WRONG");
        }
        assertThat(mails(owner)).hasSize(1);
    }

    private List<String> mails(TestMember member) {
        return AccountApi.texts(
                database,
                "select recipient from platform.mail where user_id = ? and template = 'password-changed'",
                member.user());
    }
}
