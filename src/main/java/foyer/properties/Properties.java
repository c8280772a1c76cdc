package foyer.properties;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** The property with this reference, while the public sees it; null otherwise. Asked for anybody. */
    public @Nullable PublishedProperty published(String reference) {
        return queries.published(reference);
    }
}
