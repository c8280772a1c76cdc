package foyer.records.fields;

/**
 * By the values of which custom field records are ordered; the schema's input of the same name.
 *
 * @param field its key
 */
public record CustomFieldOrder(String field, OrderDirection direction) {}
