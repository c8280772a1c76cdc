package foyer.records.views;

import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the constraints of saved views mean to whoever saves one. */
@Component
class SavedViewErrors implements ConstraintErrors {

    @Override
    public List<Mapping> mappings() {
        return List.of(at("saved_view_name_key", "name", SavedViewErrorCode.NAME_TAKEN));
    }
}
