package foyer.properties;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.ids.IdJson;
import foyer.properties.geo.GeoPoint;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Filters that were kept as GraphQL let them through, with degrees in whole millionths: read as what they mean today. */
public final class PropertyFilterJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(IdJson.module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};
    private static final Set<String> DEGREES = Set.of("lat", "lng", "south", "west", "north", "east");

    private PropertyFilterJson() {}

    /** The filter, which is refused with BAD_USER_INPUT when it is none or names too much. */
    static PropertyFilter read(String filter) {
        try {
            return PropertyFilter.checked(JSON.readValue(filter, PropertyFilter.class));
        } catch (JacksonException e) {
            var refused = new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.savedFilter");
            refused.initCause(e);
            throw refused;
        }
    }

    /**
     * Whether a property that is published may meet the filter.
     *
     * @throws ApiException BAD_USER_INPUT when it is none or names too much
     */
    public static boolean findsPublished(String filter) {
        var statuses = read(filter).statuses();
        return statuses == null || statuses.contains(PropertyStatus.PUBLISHED);
    }

    /** The filter as a client may send it again. */
    public static Map<String, @Nullable Object> shown(String filter) {
        return shown(JSON.readValue(filter, FIELDS));
    }

    private static Map<String, @Nullable Object> shown(Map<?, ?> fields) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, value) -> shown.put(String.valueOf(name), shown(String.valueOf(name), value)));
        return shown;
    }

    private static @Nullable Object shown(String name, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> fields -> shown(fields);
            case List<?> elements ->
                elements.stream().map(element -> shown(name, element)).toList();
            case Integer millionths when DEGREES.contains(name) -> BigDecimal.valueOf(millionths, GeoPoint.DECIMALS);
            case null, default -> value;
        };
    }
}
