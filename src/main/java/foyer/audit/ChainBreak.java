package foyer.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where a chain does not hold.
 *
 * @param number of the first row that is not what it was; of rows computed anew, the first that no signature vouches for
 * @param id the entry's, null when it is gone or not one entry
 */
public record ChainBreak(long number, @Nullable String id, Reason reason) {

    /** What is wrong; the schema's AuditBreakReason. */
    public enum Reason {
        CHANGED,
        MISSING,
        CUT,
        RECOMPUTED,
        CHECKPOINT_FORGED
    }
}
