package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.identity.SessionId;
import foyer.tenancy.TenantId;
import foyer.tenancy.actors.SessionChecks;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Refresh, sign-out, switch and revocation over HTTP; the rule of rotation itself is RefreshRotationTest's. */
@FoyerTest
@Tag("graphql")
class SessionTest {

    private static final String WHO = "{ viewer { user { id } tenant { id } session { id } } }";
    private static final String SIGN_OUT = "mutation { signOut { userErrors { code } } }";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    SessionChecks checks;

    @Test
    void refreshesWithTheExpiredTokenStillInTheHeader() {
        var session = session();

        var answer = Person.refresh(client.as("not.a.token"), session.text("signUp.session.refreshToken"));

        answer.succeeded("sessionRefresh");
        var renewed = client.as(answer.text("sessionRefresh.session.accessToken"));
        assertThat(renewed.post(WHO).text("viewer.user.id")).isEqualTo(session.text("signUp.session.user.id"));
        assertThat(answer.text("sessionRefresh.session.tenant.id")).isEqualTo(session.text("signUp.session.tenant.id"));
    }

    @Test
    void endsTheSessionEverywhereWhenAnOldTokenIsUsed() {
        var session = session();
        var first = session.text("signUp.session.refreshToken");
        var second = Person.refresh(client, first).text("sessionRefresh.session.refreshToken");
        var third = Person.refresh(client, second);

        var replay = Person.refresh(client, first);

        assertThat(replay.userErrorCodes("sessionRefresh")).containsExactly("REFRESH_TOKEN_INVALID");
        assertThat(Person.refresh(client, third.text("sessionRefresh.session.refreshToken"))
                        .userErrorCodes("sessionRefresh"))
                .containsExactly("REFRESH_TOKEN_INVALID");
        assertRevoked(client.as(third.text("sessionRefresh.session.accessToken")));
        assertRevoked(client.as(session.text("signUp.session.accessToken")));
        var tenant = TenantId.of(session.text("signUp.session.tenant.id")).value();
        assertThat(database.number("select count(*) from audit.entry where tenant_id = '%s' and action = 'session.end'"
                        .formatted(tenant)))
                .isEqualTo(1);
        assertThat(database.number(
                        "select count(*) from platform.event where tenant_id = '%s' and type = 'session.ended'"
                                .formatted(tenant)))
                .isEqualTo(1);
    }

    @Test
    void survivesThirtyTwoRefreshesAtOnce() throws Exception {
        var session = session();
        var token = session.text("signUp.session.refreshToken");
        var answers = Person.atOnce(32, () -> Person.refresh(client, token));

        assertThat(answers).allSatisfy(answer -> answer.succeeded("sessionRefresh"));
        assertThat(database.number("select count(*) from identity.session where revoked_at is null and user_id = '%s'"
                        .formatted(foyer.identity.UserId.of(session.text("signUp.session.user.id"))
                                .value())))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "foyer_key_0123456789abcdef0123456789abcdef_secret", "🌴"})
    void refusesWhatIsNoRefreshToken(String token) {
        assertThat(Person.refresh(client, token).userErrorCodes("sessionRefresh"))
                .containsExactly("REFRESH_TOKEN_INVALID");
    }

    @Test
    void refusesAnAccessTokenAsRefreshToken() {
        assertThat(Person.refresh(client, session().text("signUp.session.accessToken"))
                        .userErrorCodes("sessionRefresh"))
                .containsExactly("REFRESH_TOKEN_INVALID");
    }

    @Test
    void signsOutAtOnceAndForGood() {
        var session = session();
        var signedIn = client.as(session.text("signUp.session.accessToken"));

        signedIn.post(SIGN_OUT).succeeded("signOut");

        assertRevoked(signedIn);
        assertThat(Person.refresh(client, session.text("signUp.session.refreshToken"))
                        .userErrorCodes("sessionRefresh"))
                .containsExactly("REFRESH_TOKEN_INVALID");
        assertThat(signedIn.post(SIGN_OUT).errorCodes()).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void leavesOtherSessionsOfTheUserAlone() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signIn(owner.email(), owner.tenantId());

        owner.client().post(SIGN_OUT).succeeded("signOut");

        assertThat(other.client().post(WHO).text("viewer.tenant.id")).isEqualTo(owner.tenantId());
    }

    @Test
    void switchesTheTenantAndEndsTheTokensOfBefore() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = Person.createTenant(owner.client(), Map.of("name", "Other", "blueprint", "REAL_ESTATE"))
                .text("tenantCreate.tenant.id");
        var before = owner.client().post(WHO);

        var answer = Person.switchTo(owner.client(), other).succeeded("tenantSwitch");

        assertThat(answer.text("tenantSwitch.session.tenant.id")).isEqualTo(other);
        var there = client.as(answer.text("tenantSwitch.session.accessToken")).post(WHO);
        assertThat(there.text("viewer.tenant.id")).isEqualTo(other);
        assertThat(there.text("viewer.session.id")).isEqualTo(before.text("viewer.session.id"));
        assertRevoked(owner.client());
        Person.refresh(client, answer.text("tenantSwitch.session.refreshToken")).succeeded("sessionRefresh");
    }

    @Test
    void letsAClientThatLostTheAnswerOfASwitchGoOnInTheNewTenant() {
        var session = session();
        var signedIn = client.as(session.text("signUp.session.accessToken"));
        var other = Person.createTenant(signedIn, Map.of("name", "Other", "blueprint", "REAL_ESTATE"))
                .text("tenantCreate.tenant.id");
        Person.switchTo(signedIn, other).succeeded("tenantSwitch");

        var answer = Person.refresh(client, session.text("signUp.session.refreshToken"));

        assertThat(answer.succeeded("sessionRefresh").text("sessionRefresh.session.tenant.id"))
                .isEqualTo(other);
    }

    @Test
    void refusesToSwitchToATenantThatIsNotTheUsersAsToOneThatIsNot() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var stranger = tenants.signUp("LEAD_GENERATION");

        var foreign = Person.switchTo(owner.client(), stranger.tenantId());
        var unknown = Person.switchTo(owner.client(), new TenantId(UUID.randomUUID()).toString());

        assertThat(foreign.userErrorCodes("tenantSwitch")).containsExactly("NOT_A_MEMBER");
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(owner.client().post(WHO).text("viewer.tenant.id")).isEqualTo(owner.tenantId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.membership set status = 'SUSPENDED' where id = '%1$s'",
                "update tenancy.membership set status = 'REMOVED' where id = '%1$s'",
                "update tenancy.membership set perms_version = perms_version + 1 where id = '%1$s'",
                "update identity.session set revoked_at = now(), revoked_why = 'SIGNED_OUT' where membership_id = '%1$s'",
                "update identity.session set expires_at = now() where membership_id = '%1$s'",
                "update identity.user_account set active = false where id = '%2$s'"
            })
    void revokesAccessTokensWithWhatTheyRestOn(String change) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var session = SessionId.of(owner.client().post(WHO).text("viewer.session.id"));

        database.execute(change.formatted(owner.membership(), owner.user()));
        checks.forget(session);

        assertRevoked(owner.client());
    }

    @Test
    void goesOnOutsideAnyTenantWhenTheMembershipEnds() {
        var session = session();
        database.execute("update tenancy.membership set status = 'REMOVED' where tenant_id = '%s'"
                .formatted(TenantId.of(session.text("signUp.session.tenant.id")).value()));

        var answer = Person.refresh(client, session.text("signUp.session.refreshToken"));

        answer.succeeded("sessionRefresh");
        assertThat(answer.data("sessionRefresh.session.tenant").isNull()).isTrue();
        var signedIn = client.as(answer.text("sessionRefresh.session.accessToken"));
        assertThat(signedIn.post(WHO).data("viewer.tenant").isNull()).isTrue();
        assertThat(signedIn.post("{ tenant(id: \"%s\") { id } }".formatted(session.text("signUp.session.tenant.id")))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void closesMutationsOfASuspendedTenantButNotTheWayOut() {
        var owner = tenants.signUp("LEAD_GENERATION");
        database.execute("update tenancy.tenant set status = 'SUSPENDED' where id = '%s'".formatted(owner.tenant()));
        checks.forget(SessionId.of(owner.client().post(WHO).text("viewer.session.id")));

        var refused = owner.client().post("mutation { teamCreate(input: { name: \"A\" }) { team { id } } }");

        assertThat(refused.errorCodes()).containsExactly("TENANT_SUSPENDED");
        owner.client().post(SIGN_OUT).succeeded("signOut");
    }

    private void assertRevoked(GraphQlClient caller) {
        var refused = caller.post("{ tenant(id: \"%s\") { id } }".formatted(new TenantId(UUID.randomUUID())));
        assertThat(refused.errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(refused.errors().getFirst().path("extensions").path("reason").asString())
                .isEqualTo("REVOKED");
        assertThat(caller.post("{ viewer { permissions } }").data("viewer").isNull())
                .isTrue();
    }

    private GraphQlAnswer session() {
        return Person.signUp(client, Person.signUpInput()).succeeded("signUp");
    }
}
