package foyer.properties.maps;

import foyer.properties.geo.GeoPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What can be asked of a map's vendor. */
@Controller
class GeocodingController {

    private final Geocodings geocodings;

    GeocodingController(Geocodings geocodings) {
        this.geocodings = geocodings;
    }

    @QueryMapping
    PropertyGeocoding propertyGeocode(@Argument String address, @Argument @Nullable String country) {
        return geocodings.forward(address, country);
    }

    @QueryMapping
    PropertyGeocoding propertyReverseGeocode(@Argument GeoPoint location) {
        return geocodings.reverse(location);
    }
}
