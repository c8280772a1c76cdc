package foyer.platform.limits;

import foyer.platform.crypto.OpaqueTokens;
import java.util.HexFormat;

/** What is counted: a purpose and who or what it is counted for, {@code signIn|203.0.113.7}. */
public record RateKey(String text) {

    /** Counted for what may be stored as it is: an address of the network, an id. */
    public static RateKey of(String purpose, String what) {
        return new RateKey(purpose + "|" + what);
    }

    /** Counted for what must not lie about in a table: an e-mail address, a phone number. */
    public static RateKey hashed(String purpose, String what) {
        return of(purpose, HexFormat.of().formatHex(OpaqueTokens.hash(what)));
    }
}
