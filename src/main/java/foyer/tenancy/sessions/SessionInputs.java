package foyer.tenancy.sessions;

import foyer.identity.SessionTransport;
import foyer.platform.crypto.Secret;
import foyer.tenancy.TenantId;
import foyer.tenancy.tenants.TenantInputs;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on sessions. */
public final class SessionInputs {

    private SessionInputs() {}

    public record SignUp(
            String email,
            Secret password,
            String name,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String locale,
            TenantInputs.@Nullable Founding tenant,
            @Nullable String inviteToken,
            @Nullable Portal portal,
            SessionTransport transport) {}

    /** Whose customer to become. */
    public record Portal(String tenantSlug) {}

    public record SignIn(
            String email,
            Secret password,
            @Nullable Secret code,
            @Nullable TenantId tenant,
            SessionTransport transport) {}

    record SessionRefresh(Secret refreshToken) {}
}
