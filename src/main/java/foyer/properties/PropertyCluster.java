package foyer.properties;

import foyer.properties.geo.GeoBox;
import foyer.properties.geo.GeoPoint;

/** Properties that are near one another on a map, as the schema shows them. */
record PropertyCluster(GeoPoint center, GeoBox bounds, int count) {}
