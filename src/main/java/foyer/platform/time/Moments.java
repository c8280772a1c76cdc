package foyer.platform.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Of moments that may be none. */
public final class Moments {

    private Moments() {}

    /** The earlier one of two; null for none only when both are. */
    public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : earliest(one, other);
    }

    /** The same where there is one at least. */
    public static Instant earliest(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
