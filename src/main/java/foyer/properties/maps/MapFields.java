package foyer.properties.maps;

import foyer.platform.security.CurrentCaller;
import foyer.properties.Property;
import foyer.properties.PublicProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Links to maps of where properties are. */
@Controller
class MapFields {

    private final MapLinks links;

    MapFields(MapLinks links) {
        this.links = links;
    }

    @SchemaMapping
    @Nullable String mapUrl(Property property, @Argument int width, @Argument int height, @Argument int zoom) {
        var location = property.location();
        return location == null
                ? null
                : links.of(CurrentCaller.tenant(), new MapView(location, width, height, zoom, true));
    }

    /** Around where the public sees it. */
    @SchemaMapping
    @Nullable String mapUrl(PublicProperty property, @Argument int width, @Argument int height, @Argument int zoom) {
        var location = property.location();
        return location == null
                ? null
                : links.of(property.tenant(), new MapView(location, width, height, zoom, property.locationIsExact()));
    }
}
