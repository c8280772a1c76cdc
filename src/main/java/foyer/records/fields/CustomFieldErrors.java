package foyer.records.fields;

import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the constraints of custom fields mean to whoever changes them. */
@Component
class CustomFieldErrors implements ConstraintErrors {

    @Override
    public List<Mapping> mappings() {
        return List.of(at("custom_field_key_key", "key", CustomFieldErrorCode.KEY_TAKEN));
    }
}
