package foyer.billing;

/**
 * How many there are of something that plans allow so many of; the schema's type of the same name.
 *
 * @param limit by its name in the schema
 */
public record BillingCount(String limit, long count) {}
