package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import foyer.identity.AccessToken;
import foyer.identity.AccessTokens;
import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.tenancy.TenantId;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a request with a bad token is told, and that a good signature is not enough. */
@FoyerTest
@Tag("graphql")
class TokenTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    AccessTokens tokens;

    @ParameterizedTest
    @CsvSource({
        "'',                       INVALID",
        "Bearer,                   INVALID",
        "Bearer not-a-token,       INVALID",
        "Basic dXNlcjpwYXNzd29yZA, INVALID",
        "Bearer e30.e30.e30,       INVALID",
        "Bearer a b,               INVALID"
    })
    void tellsWhyNobodyIsSignedIn(String header, String reason) {
        assertThat(reason(client.with("Authorization", header))).isEqualTo(reason);
    }

    @Test
    void tellsThatCredentialsAreMissing() {
        assertThat(reason(client)).isEqualTo("MISSING");
        assertThat(client.post("{ viewer { permissions } }").data("viewer").isNull())
                .isTrue();
    }

    @Test
    void tellsThatATokenHasEnded() {
        var owner = tenants.signUp("LEAD_GENERATION");

        assertThat(reason(as(
                        owner,
                        owner.tenant(),
                        owner.membership(),
                        1,
                        Instant.now().minusSeconds(31))))
                .isEqualTo("EXPIRED");
        assertThat(reason(as(
                        owner,
                        owner.tenant(),
                        owner.membership(),
                        1,
                        Instant.now().minusSeconds(10))))
                .as("within the leeway")
                .isEqualTo("none");
    }

    @Test
    void holdsATokenAgainstWhatTheSessionIs() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var stranger = tenants.signUp("LEAD_GENERATION");
        var later = Instant.now().plusSeconds(60);

        assertThat(reason(as(owner, owner.tenant(), owner.membership(), 1, later)))
                .isEqualTo("none");
        assertThat(reason(as(owner, stranger.tenant(), owner.membership(), 1, later)))
                .isEqualTo("REVOKED");
        assertThat(reason(as(owner, stranger.tenant(), stranger.membership(), 1, later)))
                .isEqualTo("REVOKED");
        assertThat(reason(as(owner, owner.tenant(), stranger.membership(), 1, later)))
                .isEqualTo("REVOKED");
        assertThat(reason(as(owner, owner.tenant(), owner.membership(), 2, later)))
                .isEqualTo("REVOKED");
        assertThat(reason(as(owner, null, null, 0, later))).isEqualTo("REVOKED");
        assertThat(reason(client.as(tokens.issue(new AccessToken(
                                new UserId(stranger.user()),
                                session(owner),
                                1,
                                owner.tenant(),
                                owner.membership(),
                                1,
                                later))
                        .reveal())))
                .as("another user's session")
                .isEqualTo("REVOKED");
        assertThat(reason(client.as(tokens.issue(new AccessToken(
                                new UserId(owner.user()),
                                new SessionId(UUID.randomUUID()),
                                1,
                                owner.tenant(),
                                owner.membership(),
                                1,
                                later))
                        .reveal())))
                .as("a session that is not there")
                .isEqualTo("REVOKED");
    }

    @Test
    void endsTokensWhenTheirSessionMovesEvenToWhereItIs() {
        var owner = tenants.signUp("LEAD_GENERATION");

        var answer = Person.switchTo(owner.client(), owner.tenantId()).succeeded("tenantSwitch");

        assertThat(reason(owner.client())).isEqualTo("REVOKED");
        assertThat(reason(client.as(answer.text("tenantSwitch.session.accessToken"))))
                .isEqualTo("none");
    }

    @Test
    void publishesTheKeysThatVerifyItsTokens() throws Exception {
        var session = Person.signUp(client, Person.signUpInput()).succeeded("signUp");

        var answer = client.send("/.well-known/jwks.json", request -> request.GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=600, public");
        assertThat(answer.body()).doesNotContain("\"d\"");
        var token = SignedJWT.parse(session.text("signUp.session.accessToken"));
        var key = JWKSet.parse(answer.body()).getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    }

    private GraphQlClient as(
            TestMember member, @Nullable UUID tenant, @Nullable UUID membership, int version, Instant ends) {
        var token = new AccessToken(new UserId(member.user()), session(member), 1, tenant, membership, version, ends);
        return client.as(tokens.issue(token).reveal());
    }

    private static SessionId session(TestMember member) {
        return SessionId.of(
                member.client().post("{ viewer { session { id } } }").text("viewer.session.id"));
    }

    private static String reason(GraphQlClient caller) {
        GraphQlAnswer answer = caller.post("{ tenant(id: \"%s\") { id } }".formatted(new TenantId(UUID.randomUUID())));
        return answer.errors().isEmpty()
                ? "none"
                : answer.errors().getFirst().path("extensions").path("reason").asString();
    }
}
