package foyer.tenancy.actors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was read last of each session or API key, or is being read: the first who asks reads, on a thread of their own,
 * and whoever asks for the same one meanwhile waits for that. Nobody waits for the reading of another.
 *
 * @param <K> what names one
 */
final class SharedReads<K, V> {

    private final Cache<K, Reading<V>> readings;

    SharedReads(int remembered) {
        this.readings = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /** What is read by whoever begins it. */
    private record Reading<V>(AtomicBoolean begun, CompletableFuture<V> outcome) {

        static <V> Reading<V> toBegin() {
            return new Reading<>(new AtomicBoolean(), new CompletableFuture<>());
        }

        static <V> Reading<V> done(V value) {
            return new Reading<>(new AtomicBoolean(true), CompletableFuture.completedFuture(value));
        }

        boolean begin() {
            return begun.compareAndSet(false, true);
        }

        /** Whether it may still become good. */
        boolean isOf(Predicate<V> good) {
            return switch (outcome.state()) {
                case RUNNING -> true;
                case SUCCESS -> good.test(outcome.resultNow());
                case FAILED, CANCELLED -> false;
            };
        }

        /** Waits for it; null when it failed. */
        @Nullable V awaited() {
            return outcome.handle((value, failure) -> failure == null ? value : null)
                    .join();
        }
    }

    /** What is known when it is good; otherwise what is read after this was asked. */
    V get(K id, Predicate<V> good, Function<K, V> read) {
        var reading = find(id, good);
        if (reading.begin()) {
            return fill(id, reading, read);
        }
        var known = reading.awaited();
        // What took too long may have begun before this was asked, or failed its reader alone; what follows it did not.
        return known != null && good.test(known) ? known : next(id, good, read);
    }

    /** What is read after that was, whoever reads it. */
    V getAfter(K id, V known, Function<K, V> read) {
        return next(id, other -> !other.equals(known), read);
    }

    /** Remembers what was read otherwise, unless something newer is known. */
    void put(K id, V value, Predicate<V> newer) {
        readings.asMap()
                .compute(
                        id,
                        (_, other) -> other != null && other.outcome().isDone() && other.isOf(newer)
                                ? other
                                : Reading.done(value));
    }

    /** What is being read now is for those who wait already. */
    void forget(K id) {
        readings.invalidate(id);
    }

    private V next(K id, Predicate<V> good, Function<K, V> read) {
        var reading = find(id, good);
        return reading.begin() ? fill(id, reading, read) : reading.outcome().join();
    }

    /** Nothing is read in here, since others share the lock. */
    private Reading<V> find(K id, Predicate<V> good) {
        var known = readings.getIfPresent(id);
        return known != null && known.isOf(good)
                ? known
                : Objects.requireNonNull(readings.asMap()
                        .compute(id, (_, other) -> other != null && other.isOf(good) ? other : Reading.toBegin()));
    }

    /** A failure is not remembered: whoever comes next tries again. */
    private V fill(K id, Reading<V> reading, Function<K, V> read) {
        try {
            var value = read.apply(id);
            reading.outcome().complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            reading.outcome().completeExceptionally(e);
            throw e;
        }
    }
}
