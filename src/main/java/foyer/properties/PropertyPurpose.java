package foyer.properties;

/** Whether a property is to be sold or let; the schema's enum of the same name. */
public enum PropertyPurpose {
    SALE,
    RENT,
    BOTH;

    /** Whether it is to be had that way. */
    public boolean includes(PropertyOffer offer) {
        return this == BOTH || name().equals(offer.name());
    }
}
