package foyer.records.fields;

/** A kind of record that a tenant may give fields to; the schema's enum of the same name. */
public enum RecordType {
    LEAD("Lead");

    private final String kind;

    RecordType(String kind) {
        this.kind = kind;
    }

    /** Its type in the schema, by which rows name it. */
    public String kind() {
        return kind;
    }

    /** The type that rows name so. */
    public static RecordType of(String kind) {
        for (var type : values()) {
            if (type.kind.equals(kind)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no records are of the kind " + kind);
    }
}
