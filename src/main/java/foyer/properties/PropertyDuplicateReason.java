package foyer.properties;

/** What two properties have in common; the schema's enum of the same name. */
enum PropertyDuplicateReason {
    ADDRESS,
    PHOTO
}
