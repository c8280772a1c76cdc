package foyer.tenancy.control;

import foyer.identity.UserId;
import foyer.tenancy.TenantId;

/** Inputs of the operations of those who run the platform. */
final class ControlInputs {

    private ControlInputs() {}

    record TenantSuspend(TenantId id, String reason) {}

    record TenantResume(TenantId id) {}

    record UserDeactivate(UserId id, String reason) {}

    record UserReactivate(UserId id) {}
}
