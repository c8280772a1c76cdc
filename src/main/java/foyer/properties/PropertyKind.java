package foyer.properties;

/** What a property is; the schema's enum of the same name. */
public enum PropertyKind {
    APARTMENT,
    VILLA,
    TOWNHOUSE,
    PENTHOUSE,
    OFFICE,
    RETAIL,
    WAREHOUSE,
    LAND,
    BUILDING,
    OTHER
}
