package foyer.properties;

/** Something that has to be there before a property can be published, and whether it is. */
record PropertyChecklistItem(PropertyRequirement item, boolean done) {}
