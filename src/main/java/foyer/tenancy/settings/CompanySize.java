package foyer.tenancy.settings;

/** How many people work in a company; the schema's enum of the same name. */
public enum CompanySize {
    SELF_EMPLOYED,
    UP_TO_10,
    UP_TO_50,
    UP_TO_250,
    OVER_250
}
