package foyer.leads.tags;

/**
 * A tag that leads have.
 *
 * @param count how many of those in use that the caller may see have it, no further than is told
 */
record LeadTag(String name, int count) {}
