package foyer.leads.lists;

import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the constraints of lists mean to whoever makes one. */
@Component
class LeadListErrors implements ConstraintErrors {

    @Override
    public List<Mapping> mappings() {
        return List.of(at("lead_list_name_key", "name", LeadListErrorCode.NAME_TAKEN));
    }
}
