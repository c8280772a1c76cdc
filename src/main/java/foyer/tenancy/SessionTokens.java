package foyer.tenancy;

import foyer.identity.User;
import foyer.platform.crypto.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tokens of a session, as the schema shows them once. */
record SessionTokens(
        Secret access,
        Secret refresh,
        Instant accessTokenExpiresAt,
        User user,
        @Nullable Tenant tenant) {

    public String accessToken() {
        return access.reveal();
    }

    public String refreshToken() {
        return refresh.reveal();
    }
}
