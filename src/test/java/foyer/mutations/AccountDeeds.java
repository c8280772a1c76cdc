package foyer.mutations;

import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.OneTimeCodes;
import foyer.testing.TestTenants;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The mutations on the caller's own account. */
final class AccountDeeds {

    private AccountDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("passwordChange")
                        .leaves("password.change", "", "")
                        .given(stage -> passwords(TestTenants.PASSWORD))
                        .refused(stage -> passwords("not this one"))
                        .tried("password.refuse"),
                Deed.of("passwordResetRequest")
                        .leaves("password.reset_request", "", "")
                        .given(stage -> Map.of("email", stage.owner().email())),
                Deed.of("passwordReset")
                        .leaves("password.reset session.end", "session.ended", "")
                        .given(stage -> reset(requested(stage)))
                        .refused(stage -> reset("nonsense")),
                Deed.bare("emailVerificationResend").leaves("email.verify_request", "", ""),
                Deed.of("emailVerify")
                        .leaves("email.verify", "", "")
                        .given(stage -> Map.of("token", stage.mailed("welcome")))
                        .refused(stage -> Map.of("token", "nonsense")),
                Deed.of("emailChangeRequest")
                        .leaves("email.change_request", "", "")
                        .given(stage -> emailChange(TestTenants.PASSWORD))
                        .refused(stage -> emailChange("not this one"))
                        .tried("password.refuse"),
                Deed.of("emailChangeConfirm")
                        .leaves("email.change membership.change_email", "membership.readdressed", "")
                        .given(stage -> Map.of("token", emailChange(stage)))
                        .refused(stage -> Map.of("token", "nonsense")),
                Deed.of("totpEnroll")
                        .leaves("totp.enroll", "", "")
                        .given(stage -> {
                            proven(stage);
                            return Map.of("currentPassword", TestTenants.PASSWORD);
                        })
                        .refused(stage -> Map.of("currentPassword", "not this one"))
                        .tried("password.refuse"),
                Deed.of("totpConfirm")
                        .leaves("totp.enable", "", "")
                        .given(stage ->
                                Map.of("code", OneTimeCodes.begin(proven(stage)).now()))
                        .refused(AccountDeeds::wrongCode),
                Deed.of("totpDisable")
                        .leaves("totp.disable", "", "")
                        .given(stage -> Map.of(
                                "code", OneTimeCodes.enable(proven(stage)).next()))
                        .refused(AccountDeeds::wrongCode)
                        .tried("totp.refuse"),
                Deed.of("recoveryCodesRegenerate")
                        .leaves("recovery_codes.regenerate", "", "")
                        .given(stage -> Map.of(
                                "code", OneTimeCodes.enable(proven(stage)).next()))
                        .refused(AccountDeeds::wrongCode)
                        .tried("totp.refuse"),
                Deed.of("profileUpdate")
                        .leaves("membership.rename user.update", "membership.renamed", "")
                        .given(stage -> Map.of("name", "Nadia Saleh"))
                        .refused(stage -> Map.of("name", " ")));
    }

    /** The owner's client, once their address is proven. */
    private static GraphQlClient proven(Stage stage) {
        return stage.tenants().proven(stage.owner()).client();
    }

    private static Map<String, ?> wrongCode(Stage stage) {
        OneTimeCodes.enable(proven(stage));
        return Map.of("code", "not this one");
    }

    private static Map<String, ?> passwords(String current) {
        return Map.of("currentPassword", current, "newPassword", "nine purple hinges sing 77");
    }

    private static Map<String, ?> reset(String token) {
        return Map.of("token", token, "newPassword", "nine purple hinges sing 77");
    }

    private static String requested(Stage stage) {
        stage.anonymous()
                .post("mutation { passwordResetRequest(input: { email: \"%s\" }) { userErrors { code } } }"
                        .formatted(stage.owner().email()))
                .succeeded("passwordResetRequest");
        return stage.mailed("reset-password");
    }

    private static Map<String, ?> emailChange(String password) {
        return Map.of("email", UUID.randomUUID() + "@example.com", "currentPassword", password);
    }

    private static String emailChange(Stage stage) {
        var input = emailChange(TestTenants.PASSWORD);
        Deed.run("emailChangeRequest", stage.owner(), input).succeeded("emailChangeRequest");
        return MailedTokens.last(
                stage.anonymous(), stage.database(), String.valueOf(input.get("email")), "confirm-email");
    }
}
