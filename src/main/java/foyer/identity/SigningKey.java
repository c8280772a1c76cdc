package foyer.identity;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A key pair that signs access tokens for a while and verifies them a little longer.
 *
 * @param jwk with its private part
 */
record SigningKey(UUID row, ECKey jwk, Instant signsUntil, Instant validUntil) {

    /** The header {@code kid} of its tokens. */
    String id() {
        return jwk.getKeyID();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
