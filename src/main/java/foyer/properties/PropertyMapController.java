package foyer.properties;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.properties.geo.Cells;
import foyer.properties.geo.GeoBox;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What a map of properties shows. */
@Controller
class PropertyMapController {

    private final PropertyClusterQueries clusters;
    private final PropertyFilters filters;

    PropertyMapController(PropertyClusterQueries clusters, PropertyFilters filters) {
        this.clusters = clusters;
        this.filters = filters;
    }

    @QueryMapping
    List<PropertyCluster> propertyClusters(
            @Argument GeoBox bbox, @Argument int zoom, @Argument @Nullable PropertyFilter filter) {
        if (!bbox.onEarth()) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.filterShape", "bbox");
        }
        if (zoom < 0 || zoom > Cells.MAX_ZOOM) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "properties.zoom", Cells.MAX_ZOOM);
        }
        return clusters.within(bbox, zoom, filters.checked(filter));
    }
}
