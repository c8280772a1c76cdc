package foyer.records.fields;

/** What values of a field are; the schema's enum of the same name. */
public enum CustomFieldKind {
    TEXT,
    NUMBER,
    DATE,
    OPTION,
    BOOLEAN,
    MONEY
}
