package foyer.tenancy.control;

/** What can be agreed of a feature or a limit; the schema's enum of the same name. */
enum EntitlementOverrideValue {
    GRANTED,
    DENIED,
    LIMITED,
    UNLIMITED,
    NONE
}
