package foyer.properties;

/** What a rent is paid for; the schema's enum of the same name. */
public enum RentPeriod {
    DAY,
    WEEK,
    MONTH,
    YEAR
}
