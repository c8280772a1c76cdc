package foyer.records.fields;

/** Whether an order grows or falls; the schema's enum of the same name. */
public enum OrderDirection {
    ASC,
    DESC
}
