package foyer.properties;

/** What has to be there before a property can be published; the schema's enum of the same name. */
enum PropertyRequirement {
    TITLE,
    DESCRIPTION,
    PRICE,
    LOCATION,
    PHOTO
}
