package foyer.properties.maps;

import java.util.List;

/** What the vendor has said of places, or that it has not, as the schema shows it. */
record PropertyGeocoding(PropertyGeocodingState state, List<PropertyGeocodedPlace> places) {}
