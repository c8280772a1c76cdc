package foyer.platform.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The same call may go well another time. What was sent may have had its effect all the same. */
public final class OutboundRetryableException extends OutboundException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration after;

    OutboundRetryableException(String vendor, Reason reason, String detail, @Nullable Duration after) {
        super(vendor, reason, detail);
        this.after = after;
    }

    /** How long the vendor wants to be left alone; null when it did not say. */
    public @Nullable Duration after() {
        return after;
    }
}
