package foyer.properties.maps;

import foyer.platform.http.HttpAnswer;
import foyer.platform.http.HttpCall;
import foyer.platform.http.OutboundHttp;
import foyer.properties.PropertyAddress;
import foyer.properties.geo.GeoPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mapbox's Geocoding API, version 6, whose answers are GeoJSON. Asked for answers that may be kept ({@code permanent}).
 * Whatever it says that is no place on the earth is passed over. And its Static Images API.
 */
@Component
class MapboxGateway {

    static final int MOST = 5;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String PIN = "pin-s+c0392b(";
    private static final List<String> PICTURES = List.of("image/png", "image/jpeg", "image/webp");

    private final OutboundHttp http;
    private final MapboxSettings settings;
    private final JsonMapper json;

    MapboxGateway(OutboundHttp http, MapboxSettings settings, JsonMapper json) {
        this.http = http;
        this.settings = settings;
        this.json = json;
    }

    boolean isOn() {
        return settings.token() != null;
    }

    /**
     * Where an address may be.
     *
     * @throws foyer.platform.http.OutboundException when it does not answer, or with an error
     * @throws tools.jackson.core.JacksonException when its answer is no JSON
     */
    List<PropertyGeocodedPlace> forward(String address, @Nullable String country) {
        var where = country == null ? "" : "&country=" + country.toLowerCase(Locale.ROOT);
        return places("forward?q=" + encoded(address) + where + "&limit=" + MOST);
    }

    /** What address a place has; throws as {@link #forward} does. */
    List<PropertyGeocodedPlace> reverse(GeoPoint point) {
        return places("reverse?longitude=" + degrees(point.lng()) + "&latitude=" + degrees(point.lat()));
    }

    /**
     * A picture of a map.
     *
     * @throws foyer.platform.http.OutboundException when it does not answer, with an error, or with too much
     * @throws NoPictureException when what it answers is no picture
     */
    MapPicture picture(MapView view) {
        var center = degrees(view.center().lng()) + "," + degrees(view.center().lat());
        var pin = view.pin() ? PIN + center + ")/" : "";
        var answer = asked("/styles/v1/" + settings.style() + "/static/" + pin + center + "," + view.zoom() + "/"
                + view.width() + "x" + view.height() + "?access_token=");
        var type = answer.header("Content-Type");
        var known = PICTURES.stream().filter(picture -> picture.equals(type)).findFirst();
        if (known.isEmpty() || answer.body().length == 0) {
            throw new NoPictureException();
        }
        return new MapPicture(known.get(), answer.body());
    }

    /** What it answered with is nothing to show. */
    static final class NoPictureException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NoPictureException() {
            super("the vendor of maps answers with something that is no picture");
        }
    }

    /** A successful answer; the path ends where the account's token goes. */
    private HttpAnswer asked(String path) {
        var call =
                HttpCall.to(settings.vendor(), "GET", path + encoded(settings.token() == null ? "" : settings.token()));
        return http.call(call.totalTimeout(LONGEST)).required();
    }

    private List<PropertyGeocodedPlace> places(String question) {
        var answer = asked("/search/geocode/v6/" + question + "&permanent=true&access_token=");
        var places = new ArrayList<PropertyGeocodedPlace>();
        json.readTree(answer.text()).path("features").valueStream().limit(MOST).forEach(feature -> {
            var place = place(feature);
            if (place != null) {
                places.add(place);
            }
        });
        return places;
    }

    private static @Nullable PropertyGeocodedPlace place(JsonNode feature) {
        var coordinates = feature.path("geometry").path("coordinates");
        var properties = feature.path("properties");
        var label = text(properties.path("full_address"));
        if (label == null) {
            label = text(properties.path("name"));
        }
        if (label == null
                || !coordinates.path(0).isNumber()
                || !coordinates.path(1).isNumber()) {
            return null;
        }
        var lng = millionths(coordinates.path(0).decimalValue());
        var lat = millionths(coordinates.path(1).decimalValue());
        if (Math.abs(lng) > GeoPoint.MAX_LNG || Math.abs(lat) > GeoPoint.MAX_LAT) {
            return null;
        }
        return new PropertyGeocodedPlace(
                label, new GeoPoint((int) lat, (int) lng), address(properties.path("context")));
    }

    private static PropertyAddress address(JsonNode context) {
        var country = text(context.path("country").path("country_code"));
        var district = text(context.path("neighborhood").path("name"));
        var street = text(context.path("address").path("name"));
        return new PropertyAddress(
                country == null ? null : country.toUpperCase(Locale.ROOT),
                text(context.path("place").path("name")),
                district == null ? text(context.path("locality").path("name")) : district,
                street == null ? text(context.path("street").path("name")) : street,
                null,
                null,
                text(context.path("postcode").path("name")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.asString().isBlank() ? node.asString().strip() : null;
    }

    private static long millionths(BigDecimal degrees) {
        return degrees.movePointRight(GeoPoint.DECIMALS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    private static String degrees(int millionths) {
        return BigDecimal.valueOf(millionths, GeoPoint.DECIMALS).toPlainString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
