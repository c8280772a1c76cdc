package foyer.properties;

/** What areas are measured in; the schema's enum of the same name. */
public enum AreaUnit {
    SQUARE_METERS,
    SQUARE_FEET
}
