package foyer.properties.maps;

/** Why an attempt to find a property by its address has come to nothing. */
enum GeocodingFailure {
    UNAVAILABLE
}
