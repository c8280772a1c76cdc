package foyer.identity;

import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Tells a device that somebody signs in with for the first time in a while. */
@Component
public class Devices {

    /** Sessions are kept for at least as long. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    private final DeviceQueries queries;
    private final Clock clock;

    Devices(DeviceQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** That of the current request. */
    public Device current() {
        var caller = CurrentCaller.get();
        return Device.of(caller.userAgent(), caller.ip());
    }

    /**
     * Whether the calling user has used others and not this one in the last 90 days; asked before the session is opened,
     * and no at the first ever.
     */
    public boolean isNew(UserId user, Device device) {
        return !queries.usedSince(user, clock.instant().minus(REMEMBERED)).contains(device)
                && queries.hasSessions(user);
    }
}
