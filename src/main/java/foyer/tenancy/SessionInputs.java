package foyer.tenancy;

import foyer.identity.SessionTransport;
import foyer.platform.crypto.Secret;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on sessions. */
final class SessionInputs {

    private SessionInputs() {}

    record SignUp(
            String email,
            Secret password,
            String name,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String locale,
            TenantInputs.@Nullable Founding tenant,
            @Nullable String inviteToken,
            SessionTransport transport) {}

    record SignIn(
            String email,
            Secret password,
            @Nullable Secret code,
            @Nullable TenantId tenant,
            SessionTransport transport) {}

    record SessionRefresh(Secret refreshToken) {}
}
