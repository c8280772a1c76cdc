package foyer.properties.searches;

import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the constraints of saved searches mean to whoever saves one. */
@Component
class SavedSearchErrors implements ConstraintErrors {

    @Override
    public List<Mapping> mappings() {
        return List.of(at("saved_search_name_key", "name", PropertySavedSearchErrorCode.NAME_TAKEN));
    }
}
