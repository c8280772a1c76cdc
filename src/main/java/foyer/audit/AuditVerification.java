package foyer.audit;

import org.jspecify.annotations.Nullable;

/**
 * What verifying a log found.
 *
 * @param sealedUpTo the number of the last row that was looked at
 * @param unsealed rows that have no place in the chain yet
 * @param checkpoints how many signatures were verified
 * @param checkpointedUpTo the number of the last row that a signature vouches for
 * @param firstBroken null when all of it holds
 */
public record AuditVerification(
        long sealedUpTo,
        long unsealed,
        long checkpoints,
        long checkpointedUpTo,
        @Nullable ChainBreak firstBroken) {

    public boolean ok() {
        return firstBroken == null;
    }
}
