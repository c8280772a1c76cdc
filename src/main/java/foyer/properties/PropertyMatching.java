package foyer.properties;

import foyer.platform.graphql.ApiException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

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
        var currency = currency();
        return queries.met(id, kept.stream().map(one -> held(one, currency)).toList());
    }

    /** Whether a property that has changed in these fields may meet any filter only since. */
    public static boolean anyLooksAt(List<String> changed) {
        return PropertyFilter.anyLooksAt(changed);
    }

    /** Whether a property that has changed in these fields may meet the filter only since. */
    public static boolean looksAt(List<String> changed, Kept kept) {
        var filter = read(kept);
        return filter != null && filter.looksAt(changed);
    }

    /** Which of the properties meet the filter. */
    public Set<PropertyId> meeting(Collection<PropertyId> ids, Kept kept) {
        return queries.meeting(ids, held(kept, currency()));
    }

    /** These properties, as far as the public sees them and whoever asks may. */
    public Map<PropertyId, Property> published(Collection<PropertyId> ids) {
        return queries.published(ids);
    }

    /** Of the tenant, once for all filters that are held at a time. */
    private Supplier<String> currency() {
        return SingletonSupplier.of(filters::currency)::obtain;
    }

    private Held held(Kept kept, Supplier<String> currency) {
        var filter = read(kept);
        return new Held(filter == null ? null : filters.priced(filter, currency), kept.publicPlace());
    }

    private static @Nullable PropertyFilter read(Kept kept) {
        try {
            return PropertyFilterJson.read(kept.json());
        } catch (ApiException _) {
            return null;
        }
    }
}
