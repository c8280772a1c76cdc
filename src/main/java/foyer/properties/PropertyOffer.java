package foyer.properties;

/** Which price of a property; the schema's enum of the same name. */
public enum PropertyOffer {
    SALE,
    RENT
}
