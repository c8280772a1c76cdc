package foyer.properties;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.properties.geo.GeoBox;
import foyer.properties.geo.GeoCircle;
import foyer.properties.geo.GeoPoint;
import foyer.properties.geo.GeoPolygon;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which properties: those that meet every field given, archived ones only when their status is asked for. */
record PropertyFilter(
        @Nullable List<PropertyKind> kinds,
        @Nullable List<PropertyStatus> statuses,
        @Nullable PropertyOffer offer,
        @Nullable Price price,
        @Nullable Boolean priceExpired,
        @Nullable Integer bedroomsMin,
        @Nullable Integer bedroomsMax,
        @Nullable PropertyArea areaMin,
        @Nullable PropertyArea areaMax,
        @Nullable List<MembershipId> agents,
        @Nullable List<TeamId> teams,
        @Nullable PropertyId building,
        @Nullable String text,
        @Nullable GeoCircle near,
        @Nullable GeoBox bbox,
        @Nullable List<GeoPoint> polygon) {

    /** All that are not archived. */
    static final PropertyFilter NONE = new PropertyFilter(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The fields that a text is looked for in, by their names in the schema. */
    private static final Set<String> SEARCHED = Set.of(
            "title",
            "address.buildingName",
            "address.street",
            "address.district",
            "address.city",
            "address.unitNumber");

    /** The other fields that filters look at, by their names in events. */
    private static final Set<String> LOOKED_AT = Set.of(
            "status",
            "kind",
            "purpose",
            "salePrice",
            "rentPrice",
            "bedrooms",
            "area",
            "agent",
            "team",
            "building",
            "location",
            "addressHidden");

    private static final int MAX_IDS = 100;
    private static final int MAX_VALUES = 20;
    private static final int MAX_TEXT = 200;

    /** What a property costs, in one currency. */
    record Price(
            PropertyOffer offer,
            @Nullable String currency,
            @Nullable RentPeriod period,
            @Nullable Long minMinor,
            @Nullable Long maxMinor) {}

    /** This filter, or NONE for null; one that names too much or no shape is refused with BAD_USER_INPUT. */
    static PropertyFilter checked(@Nullable PropertyFilter filter) {
        if (filter == null) {
            return NONE;
        }
        checkSize("kinds", filter.kinds, MAX_VALUES);
        checkSize("statuses", filter.statuses, MAX_VALUES);
        checkSize("agents", filter.agents, MAX_IDS);
        checkSize("teams", filter.teams, MAX_IDS);
        if (filter.text != null && filter.text.codePointCount(0, filter.text.length()) > MAX_TEXT) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.filterText", MAX_TEXT);
        }
        filter.checkShapes();
        return filter;
    }

    private static void checkSize(String field, @Nullable List<?> values, int max) {
        if (values != null && values.size() > max) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.filterValues", field, max);
        }
    }

    private void checkShapes() {
        if (near != null && !near.onEarth()) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.filterShape", "near");
        }
        if (bbox != null && !bbox.onEarth()) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.filterShape", "bbox");
        }
        if (polygon != null && !GeoPolygon.onEarth(polygon)) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.filterShape", "polygon");
        }
    }

    /** The same of these statuses only. */
    PropertyFilter of(List<PropertyStatus> only) {
        return new PropertyFilter(
                kinds,
                only,
                offer,
                price,
                priceExpired,
                bedroomsMin,
                bedroomsMax,
                areaMin,
                areaMax,
                agents,
                teams,
                building,
                text,
                near,
                bbox,
                polygon);
    }

    /** The same with the price in this currency. */
    PropertyFilter in(String currency) {
        var of = Objects.requireNonNull(price);
        var priced = new Price(of.offer, currency, of.period, of.minMinor, of.maxMinor);
        return new PropertyFilter(
                kinds,
                statuses,
                offer,
                priced,
                priceExpired,
                bedroomsMin,
                bedroomsMax,
                areaMin,
                areaMax,
                agents,
                teams,
                building,
                text,
                near,
                bbox,
                polygon);
    }

    /** Whether one of these changed fields is one that any filter looks at. */
    static boolean anyLooksAt(List<String> changed) {
        return changed.stream().anyMatch(field -> LOOKED_AT.contains(field) || SEARCHED.contains(field));
    }

    /** Whether one of these changed fields is one that the filter looks at. */
    boolean looksAt(List<String> changed) {
        // What is not offered that way has no such price.
        if (price != null && changed.contains("purpose")) {
            return true;
        }
        return changed.stream().anyMatch(field -> switch (field) {
            case "status" -> true;
            case "kind" -> kinds != null;
            case "purpose" -> offer != null || priceExpired != null;
            case "salePrice", "rentPrice" -> price != null || priceExpired != null;
            case "bedrooms" -> bedroomsMin != null || bedroomsMax != null;
            case "area" -> areaMin != null || areaMax != null;
            case "agent" -> agents != null;
            case "team" -> teams != null;
            case "building" -> building != null;
            case "location", "addressHidden" -> near != null || bbox != null || polygon != null;
            default -> text != null && SEARCHED.contains(field);
        });
    }
}
