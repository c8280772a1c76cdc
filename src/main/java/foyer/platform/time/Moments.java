package foyer.platform.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Of moments that may be none. */
public final class Moments {

    private Moments() {}

    /** The earlier one of two; null for none only when both are. */
    public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
