package foyer.entitlements;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whoever keeps a stock implements this to be told, in the transaction of the change, that the tenant acted in may have
 * more or fewer of it than before: what is too much is frozen at once, and thawed when there is room again.
 */
public interface AllowanceListener {

    Limit limit();

    /** Locks what it is going to change, before the claim is locked: so do all who lock both. */
    void beforeChange();

    /**
     * The claim says something else now.
     *
     * @param until when it says again what it said before; null for no end
     */
    void allowanceChanged(@Nullable Instant until);

    /** Some of the stock was given back: something that is frozen may have room again. Last in its transaction. */
    default void roomCame() {}
}
