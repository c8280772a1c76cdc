package foyer.tenancy.roles;

import foyer.tenancy.Grant;
import foyer.tenancy.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on roles. */
final class RoleInputs {

    private RoleInputs() {}

    record Create(
            String name,
            Role basedOn,
            List<Grant> permissions,
            @Nullable String idempotencyKey) {}

    record Update(
            CustomRoleId id,
            int version,
            @Nullable String name,
            @Nullable List<Grant> permissions) {}

    record Delete(CustomRoleId id, @Nullable Replacement replaceWith) {}

    /** One of the two. */
    record Replacement(@Nullable Role role, @Nullable CustomRoleId customRoleId) {}
}
