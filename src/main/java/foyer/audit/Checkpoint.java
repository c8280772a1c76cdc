package foyer.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a chain was at a moment, signed: whoever cuts its tail or computes it anew has to forge this too.
 *
 * @param hash of the row of this number
 */
record Checkpoint(UUID tenant, long number, Octets hash, Instant at, String keyId, Octets signature) {

    /** What is signed. */
    static byte[] signed(UUID tenant, long number, Octets hash, Instant at) {
        return CanonicalJson.bytes(Map.of(
                "v", ChainForm.VERSION,
                "checkpoint", tenant.toString(),
                "number", number,
                "hash", hash.hex(),
                "at", ChainForm.time(at)));
    }

    byte[] signed() {
        return signed(tenant, number, hash, at);
    }
}
