package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.identity.SessionId;
import foyer.identity.SessionTransport;
import foyer.platform.crypto.Secret;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.actors.SessionChecks;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser's session from sign-in to its end, over HTTP (spec/identity.md, "Cookie"). */
@FoyerTest
@Tag("graphql")
class CookieSessionTest {

    private static final String WHO = "{ viewer { user { id } tenant { id } session { id } } }";
    private static final String SIGN_OUT = "mutation { signOut { userErrors { code } } }";
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String ATTRIBUTES = "; Path=/; Max-Age=7776000; Expires=[^;]+; HttpOnly; SameSite=Lax";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    SessionChecks checks;

    @Autowired
    SignInService signIns;

    @Test
    void isAllThatABrowserGets() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = Browser.at(client);

        var answer = browser.signIn(owner.email()).succeeded("signIn");

        assertThat(answer.headers().allValues(SET_COOKIE)).hasSize(1);
        assertThat(Browser.setCookie(answer)).matches("foyer=[A-Za-z0-9_-]{43}" + ATTRIBUTES);
        Browser.assertNoTokens(answer, "signIn");
        assertThat(answer.text("signIn.session.tenant.id")).isEqualTo(owner.tenantId());
        var who = browser.post(WHO);
        assertThat(who.text("viewer.user.id")).isEqualTo(owner.userId());
        assertThat(who.headers().allValues(SET_COOKIE)).isEmpty();
        assertThat(database.number(
                        "select count(*) from identity.session where cookie_hash = sha256(convert_to('%s', 'UTF8'))"
                                .formatted(browser.cookie())))
                .isEqualTo(1);
        assertThat(database.number("select count(*) from identity.session s where s::text like '%%%s%%'"
                        .formatted(browser.cookie())))
                .as("the secret itself")
                .isZero();
        assertThat(database.number("select count(*) from identity.refresh_token where session_id = '%s'"
                        .formatted(browser.session().value())))
                .isZero();
    }

    @Test
    void comesWithASignUpToo() {
        var browser = Browser.at(client);

        var answer = browser.keep(Person.signUp(client, Person.signUpInput("transport", "COOKIE")));

        Browser.assertNoTokens(answer.succeeded("signUp"), "signUp");
        assertThat(Browser.setCookie(answer)).matches("foyer=[A-Za-z0-9_-]{43}" + ATTRIBUTES);
        assertThat(browser.post(WHO).text("viewer.tenant.id")).isEqualTo(answer.text("signUp.session.tenant.id"));
    }

    @Test
    void isNotSetForTokensNorForARefusal() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var bearer = Person.signIn(client, Map.of("email", owner.email(), "password", TestTenants.PASSWORD));
        var refused = Person.signIn(
                client, Map.of("email", owner.email(), "password", "not this one", "transport", "COOKIE"));

        assertThat(bearer.headers().allValues(SET_COOKIE)).isEmpty();
        assertThat(refused.headers().allValues(SET_COOKIE)).isEmpty();
        assertThat(refused.userErrorCodes("signIn")).containsExactly("INVALID_CREDENTIALS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "foyer_key_0123_secret"})
    void makesNobodyOfWhatIsNoSession(String value) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = Browser.at(client).with(value);

        assertThat(browser.reason()).isEqualTo("INVALID");
        browser.signIn(owner.email()).succeeded("signIn");
        assertThat(browser.cookie()).isNotEqualTo(value);
        assertThat(browser.reason()).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update identity.session set expires_at = now() - interval '1 second' where id = '%1$s'       | EXPIRED",
                "update identity.session set revoked_at = now(), revoked_why = 'SIGNED_OUT' where id = '%1$s' | REVOKED",
                "update identity.session set cookie_hash = uuid_send(id) where id = '%1$s'           | REVOKED",
                "update identity.user_account set active = false where id = '%2$s'                            | REVOKED",
            })
    void tellsWhyItIsNoGood(String change, String reason) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = signedIn(owner);
        var session = browser.session();

        database.execute(change.formatted(session.value(), owner.user()));
        checks.forget(session);

        assertThat(browser.reason()).isEqualTo(reason);
        assertThat(browser.post("{ viewer { permissions } }").data("viewer").isNull())
                .isTrue();
        database.execute("update identity.user_account set active = true where id = '%s'".formatted(owner.user()));
        browser.signIn(owner.email()).succeeded("signIn");
        assertThat(browser.reason()).isEqualTo("none");
    }

    @Test
    void followsTheRoleAndGoesOnOutsideAnyTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = signedIn(owner);
        database.execute("update tenancy.membership set role = 'VIEWER', perms_version = 2 where id = '%s'"
                .formatted(owner.membership()));
        checks.forget(browser.session());
        assertThat(browser.post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } } }")
                        .errorCodes())
                .containsExactly("FORBIDDEN");

        database.execute(
                "update tenancy.membership set status = 'SUSPENDED' where id = '%s'".formatted(owner.membership()));
        checks.forget(browser.session());

        assertThat(browser.post(WHO).data("viewer.tenant").isNull()).isTrue();
    }

    @Test
    void givesWayToTheHeader() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signUp("LEAD_GENERATION");
        var browser = signedIn(owner);
        var both = other.client().with("Cookie", "foyer=" + browser.cookie());

        assertThat(both.post(WHO).text("viewer.user.id")).isEqualTo(other.userId());
        assertThat(Browser.reason(browser.client().as("not.a.token"))).isEqualTo("INVALID");

        var out = both.post(SIGN_OUT).succeeded("signOut");
        assertThat(out.headers().allValues(SET_COOKIE)).as("another session's").isEmpty();
        assertThat(browser.reason()).isEqualTo("none");
    }

    @Test
    void isRefusedBeforeAnythingIsDoneWhereItCannotBeSet() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var before = database.number("select count(*) from identity.session");
        var caller = new Caller(new Actor.Anonymous(Actor.Reason.MISSING), "test", "192.0.2.1", null, Locale.ENGLISH);
        var input = new SessionInputs.SignIn(
                owner.email(), new Secret(TestTenants.PASSWORD), null, null, SessionTransport.COOKIE);

        assertThatThrownBy(() -> CurrentCaller.call(caller, () -> signIns.signIn(input)))
                .hasMessageContaining("BAD_USER_INPUT session.cookieTransport");

        assertThat(database.number("select count(*) from identity.session")).isEqualTo(before);
    }

    @Test
    void servesManyRequestsAtOnceAndNotesItsUse() throws Exception {
        var browser = signedIn(tenants.signUp("LEAD_GENERATION"));
        var session = browser.session();
        database.execute(
                "update identity.session set last_used_at = now() - interval '1 hour', expires_at = now() + interval '1 day'"
                        + " where id = '" + session.value() + "'");
        checks.forget(session);

        var answers = Person.atOnce(32, () -> browser.client().post(WHO));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(SessionId.of(answer.text("viewer.session.id")))
                        .isEqualTo(session));
        assertThat(database.number(
                        "select count(*) from identity.session where id = '%s' and last_used_at > now() - interval '1 minute'"
                                        .formatted(session.value())
                                + " and expires_at > now() + interval '29 days'"))
                .isEqualTo(1);
    }

    private Browser signedIn(TestMember owner) {
        var browser = Browser.at(client);
        browser.signIn(owner.email()).succeeded("signIn");
        return browser;
    }
}
