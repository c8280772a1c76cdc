package foyer.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chain from its first row on, row after row, each followed by the checkpoint of its number where there is one;
 * keeps nothing but the end of what it has seen. After the first break it looks no further.
 */
final class ChainCheck {

    private final UUID tenant;
    private final PublicKeys keys;
    private Octets hash;
    private long number;
    private long checkpoints;
    private long checkpointed;
    private @Nullable ChainBreak broken;

    ChainCheck(UUID tenant, PublicKeys keys) {
        this.tenant = tenant;
        this.keys = keys;
        this.hash = ChainForm.beginning(tenant);
    }

    boolean isBroken() {
        return broken != null;
    }

    @Nullable ChainBreak broken() {
        return broken;
    }

    /** The number of the last row that was seen, broken or not. */
    long number() {
        return number;
    }

    Octets hash() {
        return hash;
    }

    long checkpoints() {
        return checkpoints;
    }

    /** Up to where signatures vouch for the chain. */
    long checkpointed() {
        return checkpointed;
    }

    /**
     * The next row.
     *
     * @param of its number where it stands
     * @param id the entry's
     * @param canonical its form, null when the entry is gone
     * @param told what is stored of people's data
     */
    void row(long of, String id, @Nullable Map<String, ?> canonical, Map<String, String> told, Octets stored) {
        if (isBroken()) {
            return;
        }
        if (of != number + 1) {
            fail(number + 1, null, ChainBreak.Reason.MISSING);
            return;
        }
        number = of;
        if (canonical == null) {
            fail(of, id, ChainBreak.Reason.MISSING);
        } else if (!isWhole(of, id, canonical, told, stored)) {
            fail(of, id, ChainBreak.Reason.CHANGED);
        }
        hash = stored;
    }

    private boolean isWhole(long of, String id, Map<String, ?> canonical, Map<String, String> told, Octets stored) {
        return tenant.toString().equals(canonical.get("tenant"))
                && String.valueOf(of).equals(String.valueOf(canonical.get("number")))
                && id.equals(canonical.get("id"))
                && stored.equals(ChainForm.hash(hash, canonical))
                && isDigested(canonical.get("digests"), told);
    }

    /** Whether what is told in clear is what the hashed digests are of; what was erased is not told. */
    private static boolean isDigested(@Nullable Object digests, Map<String, String> told) {
        return told.entrySet().stream()
                .allMatch(entry -> digests instanceof Map<?, ?> map
                        && PersonalData.digest(entry.getKey(), entry.getValue()).equals(map.get(entry.getKey())));
    }

    /** A checkpoint: of the row just seen, or, after the last, of rows that should have been. */
    void checkpoint(Checkpoint checkpoint) {
        if (isBroken()) {
            return;
        }
        if (!checkpoint.tenant().equals(tenant)
                || !keys.verifies(checkpoint.keyId(), checkpoint.signed(), checkpoint.signature())) {
            fail(checkpoint.number(), null, ChainBreak.Reason.CHECKPOINT_FORGED);
        } else if (checkpoint.number() > number) {
            fail(number + 1, null, ChainBreak.Reason.CUT);
        } else if (checkpoint.number() < number || !checkpoint.hash().equals(hash)) {
            // The rows follow from one another and are not those that were signed.
            fail(checkpointed + 1, null, ChainBreak.Reason.RECOMPUTED);
        } else {
            checkpoints++;
            checkpointed = number;
        }
    }

    /** The end, as it is told elsewhere than by the rows. */
    void end(long of, Octets told) {
        if (isBroken()) {
            return;
        }
        if (of > number) {
            fail(number + 1, null, ChainBreak.Reason.CUT);
        } else if (!told.equals(hash)) {
            fail(of, null, ChainBreak.Reason.CHANGED);
        }
    }

    /** Who exported the log signed this as its end; null when nobody did. */
    void signedEnd(@Nullable ExportEnd end) {
        if (isBroken()) {
            return;
        }
        if (end != null) {
            if (!end.isSignedBy(keys)) {
                fail(end.number(), null, ChainBreak.Reason.CHECKPOINT_FORGED);
            }
        } else if (checkpointed < number) {
            unvouched();
        } else {
            // All that is there was signed, and nobody says that it is all.
            fail(number + 1, null, ChainBreak.Reason.CUT);
        }
    }

    /** No signature vouches for the last rows, and one should. */
    void unvouched() {
        if (!isBroken()) {
            fail(checkpointed + 1, null, ChainBreak.Reason.RECOMPUTED);
        }
    }

    /** A row that was not sealed yet is gone. */
    void lost(String id) {
        if (!isBroken()) {
            fail(number + 1, id, ChainBreak.Reason.MISSING);
        }
    }

    private void fail(long at, @Nullable String id, ChainBreak.Reason reason) {
        broken = new ChainBreak(at, id, reason);
    }
}
