package foyer.properties;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The properties of the current tenant, for other modules. */
@Component
public class Properties {

    private final PropertyQueries queries;

    Properties(PropertyQueries queries) {
        this.queries = queries;
    }

    /** The properties that exist and that the caller may see, archived or not. */
    public Map<PropertyId, Property> byIds(Collection<PropertyId> ids) {
        return queries.byIds(ids);
    }
}
