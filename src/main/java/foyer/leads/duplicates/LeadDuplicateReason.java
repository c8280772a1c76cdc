package foyer.leads.duplicates;

/** What two leads have in common; the schema's enum of the same name. */
public enum LeadDuplicateReason {
    EMAIL,
    PHONE,
    WEBSITE
}
