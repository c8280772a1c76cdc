package foyer.mutations;

import foyer.testing.TestTenants;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The mutations that open and end sessions. */
final class SessionDeeds {

    private SessionDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("signUp")
                        .leaves(
                                "membership.create session.open tenant.create user.create",
                                "membership.created session.opened tenant.created",
                                "")
                        .given(stage -> signUp(TestTenants.PASSWORD))
                        .refused(stage -> signUp("password")),
                Deed.of("signIn")
                        .leaves("session.open", "session.opened", "")
                        .given(stage -> Map.of("email", stage.owner().email(), "password", TestTenants.PASSWORD))
                        .refused(stage -> Map.of("email", stage.owner().email(), "password", "not this one"))
                        .tried("session.refuse"),
                Deed.of("sessionRefresh")
                        .leaves("session.refresh", "", "")
                        .given(stage -> Map.of("refreshToken", refreshToken(stage)))
                        .refused(stage -> Map.of("refreshToken", "nonsense")),
                Deed.bare("signOut").leaves("session.end", "session.ended", ""),
                Deed.of("sessionRevoke")
                        .leaves("session.end", "session.ended", "")
                        .given(stage -> Map.of("id", session(stage)))
                        .refused(stage -> Map.of("id", "ses_" + Deed.NOWHERE)),
                Deed.bare("signOutEverywhere").leaves("session.end", "session.ended", ""),
                Deed.of("magicLinkRequest")
                        .leaves("magic_link.request", "", "")
                        .given(stage -> Map.of("email", stage.owner().email())),
                Deed.of("magicLinkSignIn")
                        .leaves(
                                "credentials.remove email.verify session.end session.open",
                                "session.ended session.opened",
                                "")
                        .given(stage -> Map.of("token", magicLink(stage)))
                        .refused(stage -> Map.of("token", "nonsense")),
                Deed.of("tenantSwitch")
                        .leaves("session.leave session.open", "session.ended session.opened", "")
                        .given(stage -> Map.of("id", secondTenant(stage)))
                        .refused(stage -> Map.of("id", "tnt_" + Deed.NOWHERE)));
    }

    private static Map<String, ?> signUp(String password) {
        return Map.of(
                "email",
                UUID.randomUUID() + "@example.com",
                "password",
                password,
                "name",
                "Sami",
                "tenant",
                Map.of("name", "Sami and Sons", "blueprint", "REAL_ESTATE"));
    }

    private static String magicLink(Stage stage) {
        stage.anonymous()
                .post("mutation { magicLinkRequest(input: { email: \"%s\" }) { userErrors { code } } }"
                        .formatted(stage.owner().email()))
                .succeeded("magicLinkRequest");
        return stage.mailed("magic-link");
    }

    private static String session(Stage stage) {
        return stage.owner().client().post("{ viewer { session { id } } }").text("viewer.session.id");
    }

    private static String refreshToken(Stage stage) {
        return stage.anonymous()
                .run(
                        "tenancy/test-sign-in",
                        Map.of("input", Map.of("email", stage.owner().email(), "password", TestTenants.PASSWORD)))
                .text("signIn.session.refreshToken");
    }

    private static String secondTenant(Stage stage) {
        return stage.owner()
                .client()
                .post(
                        "mutation { tenantCreate(input: { name: \"Second\", blueprint: REAL_ESTATE }) { tenant { id } } }")
                .text("tenantCreate.tenant.id");
    }
}
