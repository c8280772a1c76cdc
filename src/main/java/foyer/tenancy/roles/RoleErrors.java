package foyer.tenancy.roles;

import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the constraints of roles mean to whoever changes them. */
@Component
class RoleErrors implements ConstraintErrors {

    @Override
    public List<Mapping> mappings() {
        return List.of(at("custom_role_name_key", "name", RoleErrorCode.NAME_TAKEN));
    }
}
