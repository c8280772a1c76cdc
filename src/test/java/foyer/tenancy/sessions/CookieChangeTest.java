package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a browser's cookie becomes another one or none, and what becomes of the one before. */
@FoyerTest
@Tag("graphql")
class CookieChangeTest {

    private static final String WHO = "{ viewer { user { id } tenant { id } session { id } } }";
    private static final String SIGN_OUT = "mutation { signOut { userErrors { code } } }";
    private static final String SET_COOKIE = "Set-Cookie";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void isTakenBackBySigningOut() {
        var browser = signedIn(tenants.signUp("LEAD_GENERATION"));
        var before = Objects.requireNonNull(browser.cookie());

        var out = browser.post(SIGN_OUT).succeeded("signOut");

        assertThat(Browser.setCookie(out)).startsWith("foyer=; Path=/; Max-Age=0; ");
        assertThat(browser.cookie()).isNull();
        assertThat(browser.with(before).reason()).isEqualTo("REVOKED");
    }

    /** Whoever slips a session of their own into somebody's browser does not share the one that is opened there. */
    @Test
    void isAnotherAfterEachSignIn() {
        var attacker = signedIn(tenants.signUp("LEAD_GENERATION"));
        var victim = tenants.signUp("LEAD_GENERATION");
        var planted = Objects.requireNonNull(attacker.cookie());
        var browser = Browser.at(client).with(planted);

        var answer = browser.signIn(victim.email()).succeeded("signIn");

        assertThat(browser.cookie()).isNotEqualTo(planted);
        assertThat(attacker.reason()).as("what was planted").isEqualTo("REVOKED");
        assertThat(browser.post(WHO).text("viewer.user.id")).isEqualTo(victim.userId());
        assertThat(database.number("select count(*) from audit.entry where request_id = '%s' and action = 'session.end'"
                                .formatted(answer.headers()
                                        .firstValue("X-Request-Id")
                                        .orElseThrow())
                        + " and diff -> 'why' ->> 'after' = 'REPLACED'"))
                .isEqualTo(1);
    }

    @Test
    void leavesASessionOfTokensAloneWhenItsBrowserSignsIn() {
        var owner = tenants.signUp("LEAD_GENERATION");

        Person.signIn(owner.client(), Browser.signInInput(owner.email())).succeeded("signIn");

        assertThat(Browser.reason(owner.client())).isEqualTo("none");
    }

    @Test
    void isAnotherAfterASwitchOfTenants() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = signedIn(owner);
        var before = Objects.requireNonNull(browser.cookie());
        var session = browser.session();
        var second = Person.createTenant(browser.client(), Map.of("name", "Second", "blueprint", "REAL_ESTATE"))
                .text("tenantCreate.tenant.id");

        var answer = browser.switchTo(second, null).succeeded("tenantSwitch");

        Browser.assertNoTokens(answer, "tenantSwitch");
        assertThat(Browser.setCookie(answer)).matches("foyer=[A-Za-z0-9_-]{43}; Path=/; Max-Age=77759[0-9]{2}; .*");
        assertThat(browser.with(before).reason()).isEqualTo("REVOKED");
        assertThat(browser.post(WHO).text("viewer.tenant.id")).isEqualTo(second);
        assertThat(browser.session()).isEqualTo(session);
    }

    @Test
    void isNeverHandedToScripts() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = signedIn(owner);
        var before =
                database.number("select count(*) from audit.entry where tenant_id = '%s'".formatted(owner.tenant()));

        var refused = browser.switchTo(owner.tenantId(), "BEARER");

        assertThat(refused.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(refused.headers().allValues(SET_COOKIE)).isEmpty();
        assertThat(browser.reason()).isEqualTo("none");
        assertThat(database.number("select count(*) from audit.entry where tenant_id = '%s'".formatted(owner.tenant())))
                .isEqualTo(before);
    }

    @Test
    void takesTheSessionOverFromTokens() {
        var session = Person.signUp(client, Person.signUpInput()).succeeded("signUp");
        var browser = Browser.at(client.as(session.text("signUp.session.accessToken")));

        browser.switchTo(session.text("signUp.session.tenant.id"), "COOKIE").succeeded("tenantSwitch");

        assertThat(Browser.reason(client.as(session.text("signUp.session.accessToken"))))
                .isEqualTo("REVOKED");
        assertThat(Person.refresh(client, session.text("signUp.session.refreshToken"))
                        .userErrorCodes("sessionRefresh"))
                .containsExactly("REFRESH_TOKEN_INVALID");
        assertThat(Browser.at(client)
                        .with(Objects.requireNonNull(browser.cookie()))
                        .reason())
                .isEqualTo("none");
    }

    private Browser signedIn(TestMember owner) {
        var browser = Browser.at(client);
        browser.signIn(owner.email()).succeeded("signIn");
        return browser;
    }
}
