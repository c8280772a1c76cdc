package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.TenantId;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.PasswordChecks;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("graphql")
class SignInTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    PasswordChecks checks;

    @Test
    void opensASessionWhateverTheCaseOfTheAddress() {
        var owner = tenants.signUp("LEAD_GENERATION");

        var answer = Person.signIn(
                client, Map.of("email", owner.email().toUpperCase(Locale.ROOT), "password", TestTenants.PASSWORD));

        answer.succeeded("signIn");
        assertThat(answer.text("signIn.session.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(answer.text("signIn.session.accessTokenExpiresAt")).endsWith("Z");
    }

    @Test
    void doesTheSameWorkAndAnswersAlikeWhateverIsWrong() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var closed = tenants.signUp("LEAD_GENERATION");
        database.execute("update identity.user_account set active = false where id = '%s'".formatted(closed.user()));
        checks.take();

        var wrong = Person.signIn(client, Map.of("email", owner.email(), "password", "not the password"));
        var wrongWork = checks.take();
        var unknown = Person.signIn(client, Map.of("email", "nobody@example.com", "password", "not the password"));
        var unknownWork = checks.take();
        var inactive = Person.signIn(client, Map.of("email", closed.email(), "password", TestTenants.PASSWORD));
        var inactiveWork = checks.take();
        var endless = Person.signIn(client, Map.of("email", owner.email(), "password", "x".repeat(5_000)));
        var endlessWork = checks.take();

        assertThat(wrong.userErrorCodes("signIn")).containsExactly("INVALID_CREDENTIALS");
        assertThat(wrong.body())
                .isEqualTo(unknown.body())
                .isEqualTo(inactive.body())
                .isEqualTo(endless.body());
        for (var work : java.util.List.of(wrongWork, unknownWork, inactiveWork, endlessWork)) {
            assertThat(work).hasSize(1).allMatch(hash -> hash.startsWith(PasswordChecks.COST));
        }
    }

    @Test
    void acceptsAPasswordHoweverItsLettersAreComposed() {
        var input = Person.signUpInput("password", "Zürich café à côté");
        Person.signUp(client, input).succeeded("signUp");
        var decomposed = java.text.Normalizer.normalize("Zürich café à côté", java.text.Normalizer.Form.NFD);

        Person.signIn(client, Map.of("email", input.get("email"), "password", decomposed))
                .succeeded("signIn");
    }

    @Test
    void goesToTheTenantAskedForOrTheOneUsedLast() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = Person.createTenant(owner.client(), Map.of("name", "Second", "blueprint", "REAL_ESTATE"))
                .succeeded("tenantCreate")
                .text("tenantCreate.tenant.id");
        var credentials = Map.<String, Object>of("email", owner.email(), "password", TestTenants.PASSWORD);

        assertThat(Person.signIn(client, credentials).text("signIn.session.tenant.id"))
                .isEqualTo(owner.tenantId());
        assertThat(Person.signIn(
                                client,
                                Map.of("email", owner.email(), "password", TestTenants.PASSWORD, "tenant", other))
                        .text("signIn.session.tenant.id"))
                .isEqualTo(other);
        assertThat(Person.signIn(client, credentials).text("signIn.session.tenant.id"))
                .isEqualTo(other);
    }

    @Test
    void refusesATenantThatIsNotTheUsersAsOneThatIsNot() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var stranger = tenants.signUp("LEAD_GENERATION");
        var random = new TenantId(java.util.UUID.randomUUID()).toString();

        var foreign = signInTo(owner.email(), stranger.tenantId());
        var unknown = signInTo(owner.email(), random);

        assertThat(foreign.userErrorCodes("signIn")).containsExactly("NOT_A_MEMBER");
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(signInTo(owner.email(), "lead_01h455vb4pex5vsknk084sn02q").errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void letsAUserWithoutAnActiveTenantIn() {
        var owner = tenants.signUp("LEAD_GENERATION");
        database.execute(
                "update tenancy.membership set status = 'SUSPENDED' where id = '%s'".formatted(owner.membership()));

        var answer = Person.signIn(client, Map.of("email", owner.email(), "password", TestTenants.PASSWORD));

        answer.succeeded("signIn");
        assertThat(answer.data("signIn.session.tenant").isNull()).isTrue();
        var viewer = client.as(answer.text("signIn.session.accessToken"))
                .post("{ viewer { user { email } session { userAgent ip } tenant { id } permissions } }");
        assertThat(viewer.text("viewer.user.email")).isEqualTo(owner.email());
        assertThat(viewer.text("viewer.session.ip")).isEqualTo("127.0.0.1");
        assertThat(viewer.data("viewer.tenant").isNull()).isTrue();
        assertThat(viewer.data("viewer.permissions").isEmpty()).isTrue();
    }

    @Test
    void slowsDownWhoeverGuesses() {
        var email = Person.email();
        for (var attempt = 0; attempt < 20; attempt++) {
            assertThat(guess(email).userErrorCodes("signIn")).containsExactly("INVALID_CREDENTIALS");
        }

        // One more is allowed each minute.
        var refused = guess(email);
        for (var attempt = 0; attempt < 20 && refused.errorCodes().isEmpty(); attempt++) {
            refused = guess(email);
        }

        assertThat(refused.errorCodes()).containsExactly("RATE_LIMITED");
        assertThat(refused.errors()
                        .getFirst()
                        .path("extensions")
                        .path("retryAfter")
                        .asInt())
                .isBetween(1, 60);
    }

    private foyer.testing.GraphQlAnswer guess(String email) {
        return Person.signIn(client, Map.of("email", email, "password", "the right one, perhaps"));
    }

    private foyer.testing.GraphQlAnswer signInTo(String email, String tenant) {
        return Person.signIn(client, Map.of("email", email, "password", TestTenants.PASSWORD, "tenant", tenant));
    }
}
