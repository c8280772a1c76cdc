package foyer.tenancy.invites;

import foyer.tenancy.Role;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations on invites. */
final class InviteInputs {

    private InviteInputs() {}

    record Create(
            List<String> emails,
            @Nullable Role role,
            @Nullable CustomRoleId customRoleId,
            @Nullable List<TeamId> teamIds) {}

    record Revoke(InviteId id) {}

    record Resend(InviteId id) {}

    record Accept(String token) {}

    record Decline(String token) {}
}
