package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import foyer.identity.AccessTokens.Verification;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Forged, foreign and ended tokens. */
@FoyerTest
@Tag("module")
class AccessTokensTest {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    @Autowired
    SigningKeyQueries keyQueries;

    @Autowired
    IdentitySettings settings;

    private final TestClock clock = new TestClock();
    private SigningKeys keys;
    private AccessTokens tokens;
    private AccessToken told;
    private String token;

    @BeforeEach
    void issue() {
        keys = new SigningKeys(keyQueries, settings, clock);
        tokens = new AccessTokens(keys, settings, clock);
        told = new AccessToken(
                new UserId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                3,
                UUID.randomUUID(),
                UUID.randomUUID(),
                7,
                tokens.expiry());
        token = tokens.issue(told).reveal();
    }

    @Test
    void readsWhatItIssued() throws ParseException {
        assertThat(tokens.verify(token)).isEqualTo(new Verification.Valid(told));
        assertThat(tokens.verify(token)).as("remembered").isEqualTo(new Verification.Valid(told));
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getClaims())
                .containsOnlyKeys("iss", "aud", "sub", "sid", "gen", "tid", "mid", "pv", "iat", "exp", "jti");
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void tellsOfNoTenantWhereThereIsNone() {
        var outside = new AccessToken(told.user(), told.session(), 3, null, null, 0, tokens.expiry());

        assertThat(tokens.verify(tokens.issue(outside).reveal())).isEqualTo(new Verification.Valid(outside));
    }

    @Test
    void endsWithTheLeewayAndNotLater() {
        clock.pass(Duration.ofMinutes(10).plusSeconds(29));
        assertThat(tokens.verify(token)).isInstanceOf(Verification.Valid.class);

        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.verify(token)).isInstanceOf(Verification.Ended.class);
        assertThat(new AccessTokens(keys, settings, clock).verify(token))
                .as("on a node that never saw it")
                .isInstanceOf(Verification.Ended.class);
    }

    @Test
    void refusesATokenThatNobodySigned() throws ParseException {
        var plain = new PlainJWT(SignedJWT.parse(token).getJWTClaimsSet()).serialize();
        var payload = token.split("\\.", -1)[1];
        var header = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}"
                .formatted(keys.signing().id()));

        assertInvalid(plain);
        assertInvalid(header + "." + payload + ".");
        assertInvalid(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASecret() throws Exception {
        var key = keys.signing().jwk().toPublicJWK();

        assertInvalid(signed(JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(key.toJSONString()), claims().build()));
        assertInvalid(signed(
                JWSAlgorithm.HS256,
                key.getKeyID(),
                new MACSigner(key.toECPublicKey().getEncoded()),
                claims().build()));
    }

    @Test
    void refusesAnotherKeyWhateverItCallsItself() throws JOSEException {
        var stranger = new ECKeyGenerator(Curve.P_256).keyID("stranger").generate();
        var signer = new ECDSASigner(stranger);

        assertInvalid(signed(JWSAlgorithm.ES256, keys.signing().id(), signer, claims().build()));
        assertInvalid(signed(JWSAlgorithm.ES256, "stranger", signer, claims().build()));
        assertInvalid(signed(JWSAlgorithm.ES256, null, signer, claims().build()));
        assertInvalid(withOwnKey(stranger));
    }

    @Test
    void refusesWhatIsForSomebodyElse() throws JOSEException {
        assertThat(tokens.verify(ours(claims()))).isInstanceOf(Verification.Valid.class);

        assertInvalid(ours(claims().audience("another service")));
        assertInvalid(ours(claims().audience((String) null)));
        assertInvalid(ours(claims().issuer("another issuer")));
        assertInvalid(ours(claims().issuer(null)));
        assertInvalid(ours(claims().expirationTime(null)));
        assertInvalid(ours(claims().subject("not an id")));
        assertInvalid(ours(claims().claim("sid", null)));
        assertInvalid(ours(claims().claim("pv", "seven")));
        var idToken = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.signing().id());
        assertInvalid(signed(idToken.build(), new ECDSASigner(keys.signing().jwk()), claims().build()));
    }

    @Test
    void refusesAChangedToken() {
        var parts = token.split("\\.", -1);
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
        var changed =
                payload.replace(String.valueOf(told.tenant()), UUID.randomUUID().toString());

        assertThat(changed).isNotEqualTo(payload);
        assertInvalid(parts[0] + "." + base64(changed) + "." + parts[2]);
        assertInvalid(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "🌴.🌴.🌴"})
    void refusesWhatIsNoToken(String text) {
        assertInvalid(text);
        assertInvalid(text.repeat(3_000));
    }

    private void assertInvalid(String text) {
        assertThat(tokens.verify(text)).as(text).isInstanceOf(Verification.Invalid.class);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("foyer")
                .audience("foyer")
                .subject(told.user().value().toString())
                .claim("sid", told.session().value().toString())
                .claim("pv", 7)
                .expirationTime(Date.from(clock.instant().plusSeconds(60)));
    }

    private String ours(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(
                JWSAlgorithm.ES256,
                keys.signing().id(),
                new ECDSASigner(keys.signing().jwk()),
                claims.build());
    }

    private static String signed(
            JWSAlgorithm algorithm,
            @org.jspecify.annotations.Nullable String keyId,
            JWSSigner signer,
            JWTClaimsSet claims)
            throws JOSEException {
        return signed(new JWSHeader.Builder(algorithm).type(TYPE).keyID(keyId).build(), signer, claims);
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private String withOwnKey(ECKey stranger) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .jwk(stranger.toPublicJWK())
                .keyID(keys.signing().id());
        return signed(header.build(), new ECDSASigner(stranger), claims().build());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
