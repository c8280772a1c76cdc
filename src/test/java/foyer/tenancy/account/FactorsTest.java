package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An authenticator app and recovery codes beside the password. */
@FoyerTest
@Tag("graphql")
class FactorsTest {

    private static final int AT_ONCE = 8;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void asksForACodeFromTheFirstOneOnAndTakesEachOnce() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var codes = OneTimeCodes.enable(owner.client());

        assertThat(signIn(owner, TestTenants.PASSWORD, null)).containsExactly("CODE_REQUIRED");
        assertThat(signIn(owner, TestTenants.PASSWORD, "000000x")).containsExactly("CODE_INVALID");
        var next = codes.next();
        assertThat(signIn(owner, TestTenants.PASSWORD, next)).isEmpty();
        assertThat(signIn(owner, TestTenants.PASSWORD, next)).containsExactly("CODE_INVALID");
        assertThat(AccountApi.texts(
                        database,
                        "select diff -> 'by' ->> 'after' from audit.entry where tenant_id = ? and action = 'session.open'"
                                + " order by id desc limit 1",
                        owner.tenant()))
                .containsExactly("PASSWORD_AND_TOTP");
    }

    @Test
    void asksForNoCodeBeforeTheFirstOneHasCome() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        OneTimeCodes.begin(owner.client());

        assertThat(signIn(owner, TestTenants.PASSWORD, null)).isEmpty();
        assertThat(confirm(owner, "000000x")).containsExactly("CODE_INVALID");
        assertThat(signIn(owner, TestTenants.PASSWORD, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "000000", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"})
    void tellsOfTheCodeOnlyToWhoeverKnowsThePassword(String code) {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        OneTimeCodes.enable(owner.client());

        assertThat(signIn(owner, "not the password", code)).containsExactly("INVALID_CREDENTIALS");
    }

    @Test
    void tellsOfAMembershipOnlyToWhoeverHasTheCode() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var stranger = tenants.signUp("LEAD_GENERATION");
        OneTimeCodes.enable(owner.client());

        var answer = AccountApi.call(
                client,
                "signIn",
                "session { accessToken }",
                Map.of("email", owner.email(), "password", TestTenants.PASSWORD, "tenant", stranger.tenantId()));

        assertThat(answer.userErrorCodes("signIn")).containsExactly("CODE_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesACodeOnceHoweverManyComeWithItAtOnce(boolean recovery) throws Exception {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var codes = OneTimeCodes.enable(owner.client());
        var code = recovery ? codes.recoveryCodes().getFirst() : codes.next();

        assertThat(atOnce(() -> signIn(owner, TestTenants.PASSWORD, code)))
                .hasSize(AT_ONCE - 1)
                .containsOnly("CODE_INVALID");
        assertThat(left(owner)).isEqualTo(recovery ? 9 : 10);
    }

    @Test
    void endsTheOtherSessionsAndTellsThePersonAndTheirLog() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var there = AccountApi.elsewhere(tenants, owner);

        var codes = OneTimeCodes.enable(owner.client());
        assertThat(AccountApi.isSignedIn(owner.client())).isTrue();
        assertThat(AccountApi.isSignedIn(there.client())).isFalse();
        assertThat(enabled(owner)).isTrue();

        assertThat(code(owner, "totpDisable", codes.next())).isEmpty();

        assertThat(enabled(owner)).isFalse();
        assertThat(left(owner)).isZero();
        assertThat(signIn(owner, TestTenants.PASSWORD, null)).isEmpty();
        assertThat(AccountApi.texts(
                        database,
                        "select action from audit.platform_entry where user_id = ? and action like 'totp.%' order by id",
                        owner.user()))
                .containsExactly("totp.enroll", "totp.enable", "totp.disable");
        assertThat(AccountApi.texts(
                        database,
                        "select template from platform.mail where user_id = ? and template like 'totp%' order by id",
                        owner.user()))
                .containsExactly("totp-enabled", "totp-disabled");
        assertThat(AccountApi.texts(
                        database,
                        "select diff -> 'why' ->> 'after' from audit.entry where tenant_id = ? and action = 'session.end'",
                        there.tenant()))
                .containsExactly("FACTOR_CHANGED");
    }

    @Test
    void givesNewRecoveryCodesForACodeAndTakesThoseOfBeforeNoMore() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var codes = OneTimeCodes.enable(owner.client());

        assertThat(code(owner, "recoveryCodesRegenerate", "000000x")).containsExactly("CODE_INVALID");
        assertThat(code(owner, "recoveryCodesRegenerate", codes.recoveryCodes().getFirst()))
                .isEmpty();

        assertThat(left(owner)).isEqualTo(10);
        assertThat(signIn(owner, TestTenants.PASSWORD, codes.recoveryCodes().getLast()))
                .containsExactly("CODE_INVALID");
    }

    @Test
    void changesNothingInAnyOtherOrder() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));

        assertThat(confirm(owner, "123456")).containsExactly("TOTP_NOT_BEGUN");
        assertThat(code(owner, "totpDisable", "123456")).containsExactly("TOTP_NOT_ENABLED");
        assertThat(enroll(owner, "not the password").userErrorCodes("totpEnroll"))
                .containsExactly("PASSWORD_WRONG");
        OneTimeCodes.enable(owner.client());
        assertThat(confirm(owner, "123456")).containsExactly("TOTP_ENABLED_ALREADY");
        assertThat(enroll(owner, TestTenants.PASSWORD).userErrorCodes("totpEnroll"))
                .containsExactly("TOTP_ENABLED_ALREADY");
    }

    @Test
    void slowsDownWhoeverGuessesCodes() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        OneTimeCodes.enable(owner.client());
        var errors = new ArrayList<String>();

        for (var i = 0; i < 25 && errors.isEmpty(); i++) {
            errors.addAll(signInAnswer(owner, TestTenants.PASSWORD, "%06d".formatted(i))
                    .errorCodes());
        }

        assertThat(errors).containsExactly("RATE_LIMITED");
        assertThat(AccountApi.texts(
                        database,
                        "select distinct diff -> 'why' ->> 'after' from audit.platform_entry where user_id = ?"
                                + " and action = 'session.refuse' order by 1",
                        owner.user()))
                .contains("CODE");
    }

    @Test
    void keepsNeitherSecretNorCodesInTheClear() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var codes = OneTimeCodes.enable(owner.client());

        assertThat(AccountApi.texts(
                        database,
                        "select octet_length(secret)::text from identity.totp where user_id = ?",
                        owner.user()))
                .allSatisfy(length -> assertThat(Integer.parseInt(length)).isGreaterThan(20));
        assertThat(AccountApi.texts(
                        database,
                        "select octet_length(hash)::text from identity.recovery_code where user_id = ?",
                        owner.user()))
                .hasSize(codes.recoveryCodes().size())
                .containsOnly("32");
    }

    private List<String> atOnce(Callable<List<String>> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var codes = new ArrayList<String>();
            for (var answer : threads.invokeAll(Collections.nCopies(AT_ONCE, call))) {
                codes.addAll(answer.get());
            }
            return codes;
        }
    }

    private List<String> signIn(TestMember member, String password, @Nullable String code) {
        return signInAnswer(member, password, code).userErrorCodes("signIn");
    }

    private GraphQlAnswer signInAnswer(TestMember member, String password, @Nullable String code) {
        var input = code == null
                ? Map.of("email", member.email(), "password", password)
                : Map.of("email", member.email(), "password", password, "code", code);
        return AccountApi.call(client, "signIn", "session { accessToken }", input);
    }

    private static GraphQlAnswer enroll(TestMember member, String password) {
        return AccountApi.call(member.client(), "totpEnroll", "secret uri", Map.of("currentPassword", password));
    }

    private static List<String> confirm(TestMember member, String code) {
        return code(member, "totpConfirm", code);
    }

    private static List<String> code(TestMember member, String field, String code) {
        return AccountApi.call(member.client(), field, "", Map.of("code", code)).userErrorCodes(field);
    }

    private static boolean enabled(TestMember member) {
        return member.client()
                .post("{ viewer { user { totpEnabled } } }")
                .data("viewer.user.totpEnabled")
                .asBoolean();
    }

    private static int left(TestMember member) {
        return member.client()
                .post("{ viewer { user { recoveryCodesLeft } } }")
                .data("viewer.user.recoveryCodesLeft")
                .asInt();
    }
}
