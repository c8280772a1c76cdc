package foyer.tenancy.sessions;

import foyer.identity.User;
import foyer.platform.crypto.Secret;
import foyer.tenancy.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tokens of a session, as the schema shows them once; all null when a cookie holds it. */
public record SessionTokens(
        @Nullable Secret access,
        @Nullable Secret refresh,
        @Nullable Instant accessTokenExpiresAt,
        User user,
        @Nullable Tenant tenant) {

    public @Nullable String accessToken() {
        return access == null ? null : access.reveal();
    }

    public @Nullable String refreshToken() {
        return refresh == null ? null : refresh.reveal();
    }
}
