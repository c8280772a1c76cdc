package foyer.tenancy.links;

import foyer.tenancy.Role;
import foyer.tenancy.roles.CustomRoleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on invite links. */
final class InviteLinkInputs {

    private InviteLinkInputs() {}

    record Create(
            @Nullable Role role,
            @Nullable CustomRoleId customRoleId,
            @Nullable List<String> domains,
            @Nullable Integer maxUses,
            @Nullable Instant expiresAt) {}

    record Revoke(InviteLinkId id) {}
}
