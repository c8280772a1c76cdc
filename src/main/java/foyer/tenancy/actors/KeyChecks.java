package foyer.tenancy.actors;

import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.security.Actor;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who a server is by its API key. A key is looked up in its tenant by its hash, once a second for all its requests, so
 * that whatever is revoked or taken from its maker counts within that second on every node; one that there is not is
 * looked for in the same way as one that there is. Its use is noted on the way, once a minute.
 */
@Component
public class KeyChecks {

    static final String KIND = "key";

    private static final String PREFIX = "foyer_" + KIND + "_";
    private static final Duration BELIEVED = Duration.ofSeconds(1);
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final KeyStandingQueries queries;
    private final Actors actors;
    private final Clock clock;
    private final SharedReads<Presented, Checked> checked = new SharedReads<>(REMEMBERED);

    KeyChecks(KeyStandingQueries queries, Actors actors, Clock clock) {
        this.queries = queries;
        this.actors = actors;
        this.clock = clock;
    }

    /** What a request shows of a key. */
    private record Presented(UUID tenant, ByteBuffer hash) {}

    /**
     * What was read of a key.
     *
     * @param askedAt before it was read, so that a slow answer is not believed for longer
     */
    private record Checked(Instant askedAt, Actor actor) {}

    /** Whether the bearer token is an API key rather than a session's token. */
    static boolean isKey(String token) {
        return token.startsWith(PREFIX);
    }

    /** Whose key this is; nobody's, and why, when it is no good. */
    Actor bearer(String key) {
        return OpaqueTokens.tenantOf(KIND, key)
                .map(tenant -> new Presented(tenant, ByteBuffer.wrap(OpaqueTokens.hash(key))))
                .map(presented ->
                        checked.get(presented, this::isFresh, this::read).actor())
                .orElseGet(() -> new Actor.Anonymous(Actor.Reason.INVALID));
    }

    /** Of these, those that are no longer what they were; one statement for all of them. */
    Set<Actor> changed(Collection<Actor.ApiKey> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        var now = clock.instant();
        Map<UUID, Actor> standing = new HashMap<>();
        queries.of(asked).stream()
                .filter(key -> key.lives(now))
                .forEach(key -> standing.put(key.key(), actors.key(key)));
        var changed = new HashSet<Actor>(asked);
        changed.removeIf(actor -> actor.equals(standing.get(actor.id())));
        return changed;
    }

    /** Makes this node look anew at once; the others do within the second. */
    public void forget(UUID tenant, byte[] hash) {
        checked.forget(new Presented(tenant, ByteBuffer.wrap(hash)));
    }

    private boolean isFresh(Checked known) {
        var now = clock.instant();
        return !now.isBefore(known.askedAt()) && now.isBefore(known.askedAt().plus(BELIEVED));
    }

    private Checked read(Presented presented) {
        var now = clock.instant();
        var key = queries.withHash(presented.tenant(), presented.hash().array());
        if (key != null && key.lives(now)) {
            note(key, now);
            return new Checked(now, actors.key(key));
        }
        return new Checked(now, new Actor.Anonymous(reason(key)));
    }

    private static Actor.Reason reason(KeyStandingQueries.@Nullable Standing key) {
        if (key == null) {
            return Actor.Reason.INVALID;
        }
        return key.revoked() ? Actor.Reason.REVOKED : Actor.Reason.EXPIRED;
    }

    private void note(KeyStandingQueries.Standing key, Instant now) {
        var before = now.minus(NOTED);
        if (key.lastUsedAt() == null || !key.lastUsedAt().isAfter(before)) {
            queries.use(key, now, before);
        }
    }
}
