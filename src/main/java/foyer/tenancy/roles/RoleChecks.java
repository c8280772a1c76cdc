package foyer.tenancy.roles;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.security.RecordScope;
import foyer.tenancy.Grant;
import foyer.tenancy.People;
import foyer.tenancy.Role;
import foyer.tenancy.actors.Rights;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a role of a tenant's own may be: nobody grants what they do not hold (spec/tenancy.md, system roles). */
@Component
class RoleChecks {

    private static final Set<Role> BASES =
            EnumSet.of(Role.ADMIN, Role.MANAGER, Role.MEMBER, Role.VIEWER, Role.DEVELOPER);

    private final SchemaPermissions schema;

    RoleChecks(SchemaPermissions schema) {
        this.schema = schema;
    }

    String name(String given) {
        if (!People.isName(given)) {
            throw UserErrorException.at("name", RoleErrorCode.NAME_INVALID, People.MAX_NAME);
        }
        return given.strip();
    }

    void base(Role base) {
        if (!BASES.contains(base)) {
            throw UserErrorException.at("basedOn", RoleErrorCode.BASE_INVALID);
        }
        if (base.isOnLadder() && !CurrentCaller.actor().roles().contains(base.name())) {
            throw UserErrorException.at("basedOn", RoleErrorCode.BASE_FORBIDDEN);
        }
    }

    /** Ends the mutation when the caller cannot grant these to a role of that base. */
    void grants(Role base, List<Grant> grants) {
        var caller = CurrentCaller.actor();
        var named = new HashSet<String>();
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < grants.size(); i++) {
            var code = named.add(grants.get(i).permission())
                    ? problem(base, grants.get(i), caller)
                    : RoleErrorCode.PERMISSION_REPEATED;
            if (code != null) {
                problems.add(Problem.of(code, "permissions." + i));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    private @Nullable RoleErrorCode problem(Role base, Grant grant, Actor caller) {
        if (grant.scope() != RecordScope.ALL && !schema.isLimitable(grant.permission())) {
            return RoleErrorCode.SCOPE_INVALID;
        }
        if (!Rights.isHeld(grant, caller)) {
            return RoleErrorCode.PERMISSION_FORBIDDEN;
        }
        // What takes no seat of the plan cannot do what takes one.
        return !base.takesSeat() && !schema.of(base.name()).contains(grant.permission())
                ? RoleErrorCode.BEYOND_BASE
                : null;
    }
}
