package foyer.tenancy.impersonation;

import foyer.identity.SessionTransport;
import foyer.tenancy.MembershipId;
import foyer.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on impersonation. */
final class ImpersonationInputs {

    private ImpersonationInputs() {}

    record Start(
            MembershipId membershipId,
            @Nullable TenantId tenantId,
            String reason,
            @Nullable SessionTransport transport) {}
}
