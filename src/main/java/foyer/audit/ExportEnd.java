package foyer.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What the log was when it was exported, signed: whoever cuts the file or computes it anew has to forge this too.
 *
 * @param hash of the row of this number
 * @param at when it was exported
 */
record ExportEnd(UUID tenant, long number, Octets hash, Instant at, Signatures.Signed signed) {

    /** What is signed; it can never be taken for a checkpoint. */
    static byte[] text(UUID tenant, long number, Octets hash, Instant at) {
        return CanonicalJson.bytes(Map.of(
                "v", ChainForm.VERSION,
                "end", tenant.toString(),
                "number", number,
                "hash", hash.hex(),
                "at", ChainForm.time(at)));
    }

    boolean isSignedBy(PublicKeys keys) {
        return keys.verifies(signed.keyId(), text(tenant, number, hash, at), signed.signature());
    }
}
