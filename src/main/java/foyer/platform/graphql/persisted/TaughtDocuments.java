package foyer.platform.graphql.persisted;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents that clients have taught, each kept for its owner alone: what one tenant has sent, another can neither
 * name nor push out. An owner takes no more than a share, and gives up what it has used least recently. When all of
 * them together take too much, those unused for long go first, then the largest gives way; so who takes little loses
 * nothing to who takes much. A client answers a miss by sending the text, so each node has its own.
 */
final class TaughtDocuments {

    static final Duration IDLE = Duration.ofHours(1);

    /** About what an entry takes beside its text. */
    static final int BYTES_PER_ENTRY = 300;

    private final Clock clock;
    private final long most;
    private final long share;

    /** The least recently used first. */
    private final Map<String, Share> shares = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /**
     * Bounded in bytes.
     *
     * @param most that all owners take together
     * @param share that one takes
     */
    TaughtDocuments(Clock clock, long most, long share) {
        this.clock = clock;
        this.most = most;
        this.share = share;
    }

    /** The documents of one owner by hash, the least recently used first. */
    private static final class Share {
        private final Map<String, String> texts = new LinkedHashMap<>(16, 0.75f, true);
        private long bytes;
        private Instant used = Instant.EPOCH;
    }

    synchronized @Nullable String get(String owner, String hash) {
        var its = shares.get(owner);
        if (its == null) {
            return null;
        }
        its.used = clock.instant();
        return its.texts.get(hash);
    }

    synchronized void put(String owner, String hash, String text) {
        if (weight(text) > share) {
            return;
        }
        var its = shares.computeIfAbsent(owner, added -> new Share());
        its.used = clock.instant();
        if (its.texts.put(hash, text) == null) {
            grow(its, weight(text));
        }
        while (its.bytes > share) {
            dropEldest(its);
        }
        while (bytes > most) {
            makeRoom();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    private void makeRoom() {
        var eldest = shares.entrySet().iterator().next();
        if (eldest.getValue().used.isBefore(clock.instant().minus(IDLE))) {
            shares.remove(eldest.getKey());
            bytes -= eldest.getValue().bytes;
            return;
        }
        var largest = shares.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().bytes))
                .orElseThrow();
        dropEldest(largest.getValue());
        if (largest.getValue().texts.isEmpty()) {
            shares.remove(largest.getKey());
        }
    }

    private void dropEldest(Share its) {
        var texts = its.texts.values().iterator();
        var text = texts.next();
        texts.remove();
        grow(its, -weight(text));
    }

    private void grow(Share its, long by) {
        its.bytes += by;
        bytes += by;
    }

    private static long weight(String text) {
        return (long) text.length() * Character.BYTES + BYTES_PER_ENTRY;
    }
}
