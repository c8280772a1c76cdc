package foyer.platform.crypto;

import java.util.List;

/** TokenSignatures of secrets that a test chooses. */
public final class TestTokenSignatures {

    private TestTokenSignatures() {}

    public static TokenSignatures of(String secret, List<String> previous) {
        return new TokenSignatures(new SecretSettings(secret, previous));
    }
}
