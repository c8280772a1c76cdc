package foyer.platform.crypto;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token that was just made: its text goes to the holder, once, and only {@link #hash} is kept.
 *
 * @param tenant the tenant that the text names, or null
 */
public record OpaqueToken(@Nullable UUID tenant, Secret text) {

    /** What is stored instead of the token. */
    public byte[] hash() {
        return OpaqueTokens.hash(text.reveal());
    }
}
