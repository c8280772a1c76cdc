package foyer.tenancy.teams;

import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the constraints of teams mean to whoever changes them. */
@Component
class TeamErrors implements ConstraintErrors {

    @Override
    public List<Mapping> mappings() {
        return List.of(at("team_name_key", "name", TeamErrorCode.NAME_TAKEN));
    }
}
