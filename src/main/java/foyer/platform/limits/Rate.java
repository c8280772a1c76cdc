package foyer.platform.limits;

import java.time.Duration;

/**
 * So many at once, and as many again over a time, little by little: a token bucket.
 *
 * @param capacity tokens in a full bucket
 * @param per how long an empty bucket takes to fill; at most {@link #LONGEST}
 * @param doublings how often at most the wait for a token doubles: once for each token that empties the bucket, until it
 *     is full
 */
public record Rate(int capacity, Duration per, int doublings) {

    /** A bucket that nobody touched for so long is full, or is taken for full, and its row is deleted. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** As the table has it: {@code rate_limit_doublings_check}. */
    private static final int MOST_DOUBLINGS = 30;

    /** One by which the wait stays the same. */
    public Rate(int capacity, Duration per) {
        this(capacity, per, 0);
    }

    public Rate {
        if (capacity < 1 || per.isZero() || per.isNegative() || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not a rate: " + capacity + " per " + per);
        }
        if (doublings < 0 || doublings > MOST_DOUBLINGS) {
            throw new IllegalArgumentException("doubled too often: " + doublings);
        }
    }

    /** The same, by which whoever goes on waits longer and longer, until the wait has doubled so often. */
    public Rate growing(int most) {
        return new Rate(capacity, per, most);
    }

    /** While nothing is doubled. */
    double perSecond() {
        return capacity * 1000.0 / per.toMillis();
    }
}
