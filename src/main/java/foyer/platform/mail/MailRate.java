package foyer.platform.mail;

import java.time.Duration;

/** So many mails a second, and as many at once: a token bucket of this node. For one thread. */
final class MailRate {

    private static final double NANOS = 1_000_000_000.0;

    private final int perSecond;
    private double tokens;
    private long filled = System.nanoTime();

    MailRate(int perSecond) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
    }

    /** How many may go now. */
    int available() {
        var now = System.nanoTime();
        tokens = Math.min(perSecond, tokens + (now - filled) / NANOS * perSecond);
        filled = now;
        return (int) tokens;
    }

    void take(int mails) {
        tokens -= mails;
    }

    /** Until there is one more. */
    Duration pause() {
        return Duration.ofNanos((long) Math.ceil(NANOS * Math.max(0, 1 - tokens) / perSecond));
    }
}
