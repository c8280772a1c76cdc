package foyer.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Signs what has to be believed by those who do not ask Foyer: checkpoints of the audit log, and evidence. Ed25519 (RFC
 * 8032) with keys that all nodes share; a key signs for a while and verifies for good. Its id is made of the key itself.
 */
@Component
public class Signatures {

    /** How long a node believes what it read; keys change far more slowly. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private final SignatureKeyQueries queries;
    private final AuditSettings settings;
    private final Clock clock;
    private volatile Known known = new Known(List.of(), Instant.EPOCH);

    Signatures(SignatureKeyQueries queries, AuditSettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    private record Known(List<SignatureKey> keys, Instant readAt) {}

    /** A signature and the key that verifies it. */
    public record Signed(String keyId, Octets signature) {}

    /**
     * A key as it is published.
     *
     * @param publicKey 32 bytes
     */
    public record PublicKey(String id, Octets publicKey, Instant createdAt) {}

    /** Signs bytes. Not inside a transaction of the system login: it may look for its key. */
    public Signed sign(byte[] text) {
        var key = signing();
        return new Signed(key.id(), key.sign(text));
    }

    /** Whether one of our keys, today's or an earlier one, made this signature. */
    public boolean verifies(String keyId, byte[] text, Octets signature) {
        return trusted().verifies(keyId, text, signature);
    }

    /** Every key there has been as this node knows them, the newest first; anybody may ask, so not the database each time. */
    public List<PublicKey> published() {
        return current().keys().stream()
                .map(key -> new PublicKey(key.id(), key.publicKey(), key.createdAt()))
                .toList();
    }

    PublicKeys trusted() {
        return new PublicKeys(
                read().keys().stream().map(SignatureKey::publicKey).toList());
    }

    /** The key that signs now; makes it when the one before has signed for long enough. */
    SignatureKey signing() {
        return current().keys().getFirst();
    }

    /** What is known, if that is fresh and its first key signs. */
    private Known current() {
        var now = clock.instant();
        var current = known;
        return isFresh(current, now) && signs(current, now) ? current : renewed(now);
    }

    /** One at a time: those that come meanwhile take what the first has read. */
    private synchronized Known renewed(Instant now) {
        var current = isFresh(known, now) && signs(known, now) ? known : read();
        if (!signs(current, now)) {
            // Two nodes may come at once: then there are two, which harms nobody.
            queries.insert(SignatureKey.generate(now.truncatedTo(ChronoUnit.MICROS)));
            current = read();
        }
        return current;
    }

    private static boolean isFresh(Known keys, Instant now) {
        return !keys.readAt().plus(BELIEVED).isBefore(now);
    }

    private boolean signs(Known keys, Instant now) {
        return !keys.keys().isEmpty()
                && keys.keys().getFirst().createdAt().plus(settings.keySigns()).isAfter(now);
    }

    private Known read() {
        var current = new Known(queries.all(), clock.instant());
        known = current;
        return current;
    }
}
