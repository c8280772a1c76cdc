package foyer.tenancy.roles;

import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.Role;
import foyer.tenancy.members.Grants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The roles that people are invited to: system roles, or the tenant's own as they are when somebody comes in. Nobody offers
 * what they do not hold (spec/tenancy.md, system roles).
 */
@Component
public class OfferedRoles {

    private static final String ROLE = "role";
    private static final String CUSTOM = "customRoleId";

    private final RoleQueries queries;
    private final Grants grants;

    OfferedRoles(RoleQueries queries, Grants grants) {
        this.queries = queries;
        this.grants = grants;
    }

    /** The input field that names the role. */
    public static String field(@Nullable CustomRoleId custom) {
        return custom == null ? ROLE : CUSTOM;
    }

    /**
     * What an input asks for, which the caller may give; a member's role when it names none.
     *
     * @param codes the noun's enum, which has ROLE_AMBIGUOUS, ROLE_NOT_FOUND and ROLE_FORBIDDEN
     */
    public <E extends Enum<E>> GivenRole asked(@Nullable Role role, @Nullable CustomRoleId custom, Class<E> codes) {
        if (role != null && custom != null) {
            throw UserErrorException.at(CUSTOM, Enum.valueOf(codes, "ROLE_AMBIGUOUS"));
        }
        var given = of(role == null ? Role.MEMBER : role, custom);
        if (given == null) {
            throw UserErrorException.at(CUSTOM, Enum.valueOf(codes, "ROLE_NOT_FOUND"));
        }
        if (!grants.covers(given.held())) {
            throw UserErrorException.at(field(custom), Enum.valueOf(codes, "ROLE_FORBIDDEN"));
        }
        return given;
    }

    /** What is stored of an offer, as it is now; null when the tenant's own role is no more. */
    public @Nullable GivenRole of(Role role, @Nullable CustomRoleId custom) {
        if (custom == null) {
            return new GivenRole(role);
        }
        var found = queries.find(custom);
        return found == null ? null : new GivenRole(found);
    }

    /** The same for whoever takes an offer back: where the role is no more, the one that it was based on. */
    public GivenRole orBase(Role role, @Nullable CustomRoleId custom) {
        var given = of(role, custom);
        return given == null ? new GivenRole(role) : given;
    }
}
