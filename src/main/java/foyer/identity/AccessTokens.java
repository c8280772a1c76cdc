package foyer.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues and verifies access tokens: JWT signed with ES256 (RFC 7515, 7519, 9068). The algorithm is fixed, whatever a
 * token's header says, and the key is one of ours, by its id. Verifying costs 0.4 ms of processor, so verified tokens
 * are remembered by their hash; whether one has ended is asked each time. The claim {@code act} says who acts as
 * somebody else.
 */
@Component
public class AccessTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String SESSION = "sid";
    private static final String GENERATION = "gen";
    private static final String TENANT = "tid";
    private static final String MEMBERSHIP = "mid";
    private static final String PERMS_VERSION = "pv";
    private static final String ACTOR = "act";
    private static final String SUBJECT = "sub";

    /** Ours have about 500 characters; what is longer is none of them and not worth a look. */
    private static final int MAX_LENGTH = 2_000;

    private static final int REMEMBERED = 50_000;

    /** That of a session which has never moved, and of tokens from before they said it. */
    private static final int FIRST_GENERATION = 1;

    private final SigningKeys keys;
    private final IdentitySettings settings;
    private final Clock clock;
    private final Cache<ByteBuffer, AccessToken> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    AccessTokens(SigningKeys keys, IdentitySettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a token turned out to be. */
    public sealed interface Verification {

        /** Ours, and not ended. */
        record Valid(AccessToken token) implements Verification {}

        /** Ours, and ended. */
        record Ended() implements Verification {}

        /** None of ours. */
        record Invalid() implements Verification {}
    }

    /** A moment from which a token issued now has ended. */
    public Instant expiry() {
        return clock.instant().plus(settings.accessTokenLifetime()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Signs a token; {@code expiresAt} is a whole second. */
    public Secret issue(AccessToken token) {
        var key = keys.signing();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(TYPE)
                        .keyID(key.id())
                        .build(),
                claims(token));
        try {
            jwt.sign(new ECDSASigner(key.jwk()));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with the key " + key.id(), e);
        }
        return new Secret(jwt.serialize());
    }

    public Verification verify(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Verification.Invalid();
        }
        var hash = ByteBuffer.wrap(OpaqueTokens.hash(text));
        var known = verified.getIfPresent(hash);
        var token = known == null ? read(text) : known;
        if (token == null) {
            return new Verification.Invalid();
        }
        if (known == null) {
            verified.put(hash, token);
        }
        return clock.instant().isBefore(token.expiresAt().plus(settings.clockLeeway()))
                ? new Verification.Valid(token)
                : new Verification.Ended();
    }

    private @Nullable AccessToken read(String text) {
        try {
            var jwt = SignedJWT.parse(text);
            return isOurs(jwt) ? token(jwt.getJWTClaimsSet()) : null;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException, ParseException {
        var header = jwt.getHeader();
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
                || !TYPE.equals(header.getType())
                || header.getKeyID() == null) {
            return false;
        }
        var key = keys.verifying(header.getKeyID());
        if (key == null || !jwt.verify(new ECDSAVerifier(key))) {
            return false;
        }
        var claims = jwt.getJWTClaimsSet();
        return settings.issuer().equals(claims.getIssuer())
                && claims.getAudience().contains(settings.audience());
    }

    private JWTClaimsSet claims(AccessToken token) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(token.user().value().toString())
                .claim(SESSION, token.session().value().toString())
                .claim(GENERATION, token.generation())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(token.expiresAt()))
                .jwtID(UUID.randomUUID().toString());
        if (token.tenant() != null && token.membership() != null) {
            claims.claim(TENANT, token.tenant().toString())
                    .claim(MEMBERSHIP, token.membership().toString())
                    .claim(PERMS_VERSION, token.permsVersion());
        }
        if (token.impersonator() != null) {
            claims.claim(ACTOR, Map.of(SUBJECT, token.impersonator().toString()));
        }
        return claims.build();
    }

    private static @Nullable AccessToken token(JWTClaimsSet claims) throws ParseException {
        var user = id(claims.getSubject());
        var session = id(claims.getStringClaim(SESSION));
        var generation = claims.getIntegerClaim(GENERATION);
        var version = claims.getIntegerClaim(PERMS_VERSION);
        var end = claims.getExpirationTime();
        if (user == null || session == null || end == null) {
            return null;
        }
        return new AccessToken(
                new UserId(user),
                new SessionId(session),
                generation == null ? FIRST_GENERATION : generation,
                id(claims.getStringClaim(TENANT)),
                id(claims.getStringClaim(MEMBERSHIP)),
                version == null ? 0 : version,
                impersonator(claims),
                end.toInstant());
    }

    private static @Nullable UUID impersonator(JWTClaimsSet claims) throws ParseException {
        var actor = claims.getJSONObjectClaim(ACTOR);
        return actor != null && actor.get(SUBJECT) instanceof String subject ? id(subject) : null;
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
