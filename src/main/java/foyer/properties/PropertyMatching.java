package foyer.properties;

import foyer.platform.graphql.ApiException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds published properties against filters that were kept, as whoever looks may see them. A filter that cannot be read
 * any more is met by none.
 */
@Component
public class PropertyMatching {

    private final PropertyMatchQueries queries;
    private final PropertyFilters filters;

    PropertyMatching(PropertyMatchQueries queries, PropertyFilters filters) {
        this.queries = queries;
        this.filters = filters;
    }

    /**
     * A filter as it is kept.
     *
     * @param publicPlace whether places are where the public sees them, since somebody outside is told
     */
    public record Kept(String json, boolean publicPlace) {}

    /**
     * A filter as it was read.
     *
     * @param filter null for one that cannot be read any more
     */
    record Held(@Nullable PropertyFilter filter, boolean publicPlace) {}

    /** The property, while the public sees it; whoever asks. */
    public Optional<Property> published(PropertyId id) {
        return queries.published(id).stream().findFirst();
    }

    /** Which of the filters the property meets, by their places. */
    public List<Integer> met(PropertyId id, List<Kept> kept) {
        return queries.met(id, kept.stream().map(this::held).toList());
    }

    /** Whether a property that has changed in these fields may meet the filter only since. */
    public boolean looksAt(List<String> changed, Kept kept) {
        var filter = held(kept).filter();
        return filter != null && filter.looksAt(changed);
    }

    /** Those of the properties that meet the filter. */
    public Map<PropertyId, Property> meeting(Collection<PropertyId> ids, Kept kept) {
        return queries.meeting(ids, held(kept));
    }

    private Held held(Kept kept) {
        try {
            return new Held(filters.checked(PropertyFilterJson.read(kept.json())), kept.publicPlace());
        } catch (ApiException _) {
            return new Held(null, kept.publicPlace());
        }
    }
}
