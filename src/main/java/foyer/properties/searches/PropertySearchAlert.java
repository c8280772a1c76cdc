package foyer.properties.searches;

/** When somebody is told of properties that meet a search; the schema's enum of the same name. */
enum PropertySearchAlert {
    NONE,
    INSTANT,
    DAILY,
    WEEKLY
}
