package foyer.platform.limits;

import java.time.Duration;

/**
 * So many at once, and as many again over a time, little by little: a token bucket.
 *
 * @param capacity tokens in a full bucket
 * @param per how long an empty bucket takes to fill; at most {@link #LONGEST}
 */
public record Rate(int capacity, Duration per) {

    /** A bucket that nobody touched for so long is full, and its row is deleted. */
    static final Duration LONGEST = Duration.ofDays(1);

    public Rate {
        if (capacity < 1 || per.isZero() || per.isNegative() || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not a rate: " + capacity + " per " + per);
        }
    }

    double perSecond() {
        return capacity * 1000.0 / per.toMillis();
    }
}
