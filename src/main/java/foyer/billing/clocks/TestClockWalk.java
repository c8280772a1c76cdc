package foyer.billing.clocks;

import foyer.billing.BillingDue;
import foyer.payments.sandbox.SandboxLife;
import foyer.payments.sandbox.SandboxTelling;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.Moments;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets the time of the tenant acted in pass from one thing that is due to the next: at each the sandbox does its part and
 * tells of it by webhooks, these are applied as ever, and then billing does what follows from the time.
 */
@Component
class TestClockWalk {

    /** A call ends in good time before it is ended. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final Duration LONGEST_TELLING = Duration.ofSeconds(10);

    /** What follows at one moment from what was done at it. */
    private static final int ROUNDS = 10;

    private final TestTime time;
    private final SandboxLife sandbox;
    private final SandboxTelling telling;
    private final BillingDue billing;
    private final TenantClock clock;
    private final Duration longestTelling;

    @Autowired
    TestClockWalk(TestTime time, SandboxLife sandbox, SandboxTelling telling, BillingDue billing, TenantClock clock) {
        this(time, sandbox, telling, billing, clock, LONGEST_TELLING);
    }

    /** One that waits for webhooks no longer than this. */
    TestClockWalk(
            TestTime time,
            SandboxLife sandbox,
            SandboxTelling telling,
            BillingDue billing,
            TenantClock clock,
            Duration longestTelling) {
        this.time = time;
        this.sandbox = sandbox;
        this.telling = telling;
        this.billing = billing;
        this.clock = clock;
        this.longestTelling = longestTelling;
    }

    /** When a walk that begins now has to pause, by {@link System#nanoTime}. */
    static long end() {
        return System.nanoTime() + LONGEST.toNanos();
    }

    /**
     * Answers whether it got there; otherwise it was time to pause. Not in a transaction.
     *
     * @throws UserErrorException WEBHOOKS_WAITING when what the sandbox tells is not applied
     */
    boolean to(Instant moment, long end) {
        time.stand(clock.now());
        for (var next = settle(); next != null && !next.isAfter(moment); next = settle()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            time.stand(next);
        }
        time.stand(moment);
        return true;
    }

    /** All that is due now happens; answers when something is due next, null for never. */
    @Nullable Instant settle() {
        var tenant = CurrentCaller.tenant();
        for (var round = 0; round < ROUNDS; round++) {
            sandbox.advance(tenant);
            if (!telling.ends(tenant, longestTelling)) {
                throw UserErrorException.of(TestClockErrorCode.WEBHOOKS_WAITING);
            }
            var due = Moments.earlier(billing.advance(), sandbox.due(tenant));
            if (due == null || due.isAfter(clock.now())) {
                return due;
            }
        }
        throw new IllegalStateException("what is due at one moment does not end");
    }
}
