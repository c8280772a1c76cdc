package foyer.properties;

/** Who says where a property is; the schema's enum of the same name. */
public enum PropertyLocationSource {
    MANUAL,
    GEOCODED
}
