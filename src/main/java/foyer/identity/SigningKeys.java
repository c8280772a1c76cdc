package foyer.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import foyer.platform.database.NewIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys of access tokens, shared by all nodes through the database. The key that ends first signs; the next one is
 * made a while before, so that every node and every reader of the published set knows it when it begins to sign.
 */
@Component
class SigningKeys {

    /** How long a node believes what it read; keys change far more slowly. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    /** An unknown key id makes a node look again, but no stream of them makes it look more often than this. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final SigningKeyQueries queries;
    private final IdentitySettings settings;
    private final Clock clock;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    SigningKeys(SigningKeyQueries queries, IdentitySettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a node read, the key that ends first in front. */
    private record Known(List<SigningKey> keys, Instant readAt) {

        boolean isOlderThan(Duration age, Instant now) {
            return readAt.equals(Instant.MIN) || readAt.plus(age).isBefore(now);
        }

        List<SigningKey> signing(Instant now) {
            return keys.stream().filter(key -> now.isBefore(key.signsUntil())).toList();
        }

        @Nullable ECKey verifying(String id, Instant now) {
            return keys.stream()
                    .filter(key -> key.id().equals(id) && now.isBefore(key.validUntil()))
                    .map(SigningKey::jwk)
                    .findFirst()
                    .orElse(null);
        }

        /** Whether the last key that signs ends so soon that the next has to be there. */
        boolean needsNext(Instant now, Duration ahead) {
            var signing = signing(now);
            return signing.isEmpty()
                    || !now.isBefore(signing.getLast().signsUntil().minus(ahead));
        }
    }

    /** The key to sign with; makes it, or the next one, when it is time. */
    SigningKey signing() {
        var now = clock.instant();
        var current = known.isOlderThan(BELIEVED, now) ? read() : known;
        if (current.needsNext(now, settings.keyAhead())) {
            queries.inTurn(this::makeNext);
            current = read();
        }
        return current.signing(now).getFirst();
    }

    /** The public key of this id, null when no valid one has it. */
    @Nullable ECKey verifying(String id) {
        var now = clock.instant();
        var key = known.verifying(id, now);
        if (key == null && known.isOlderThan(SHORTEST, now)) {
            key = read().verifying(id, now);
        }
        return key == null ? null : key.toPublicJWK();
    }

    /** All valid keys, without their private parts. */
    JWKSet published() {
        var now = clock.instant();
        var current = known.isOlderThan(SHORTEST, now) ? read() : known;
        return new JWKSet(current.keys().stream()
                .filter(key -> now.isBefore(key.validUntil()))
                .map(key -> key.jwk().toPublicJWK())
                .map(com.nimbusds.jose.jwk.JWK.class::cast)
                .toList());
    }

    private Known read() {
        var now = clock.instant();
        var current = new Known(queries.all(), now);
        known = current;
        return current;
    }

    /** One node at a time: those who come later find it made. */
    private void makeNext(SigningKeyQueries.Turn turn) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var current = new Known(turn.all(), now);
        turn.deleteEnded(now);
        if (!current.needsNext(now, settings.keyAhead())) {
            return;
        }
        var signing = current.signing(now);
        var begins = signing.isEmpty() ? now : signing.getLast().signsUntil();
        var ends = begins.plus(settings.keySigns());
        var valid = ends.plus(settings.accessTokenLifetime()).plus(settings.clockLeeway());
        turn.insert(new SigningKey(NewIds.at(now), generate(), ends, valid), now);
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
