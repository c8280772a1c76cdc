package foyer.properties.maps;

/** Whether the vendor could be asked; the schema's enum of the same name. */
enum PropertyGeocodingState {
    ANSWERED,
    OFF,
    UNAVAILABLE
}
