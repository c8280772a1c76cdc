package foyer.properties.maps;

import foyer.properties.PropertyAddress;
import foyer.properties.geo.GeoPoint;

/**
 * A place that the vendor knows, as the schema shows it.
 *
 * @param label its address in one line
 */
record PropertyGeocodedPlace(String label, GeoPoint location, PropertyAddress address) {}
