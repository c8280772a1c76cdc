package foyer.leads.merging;

import foyer.leads.LeadValues;
import java.util.Set;

/** A field of which one of several leads' values is kept; the schema's enum of the same name. */
enum LeadMergeField {
    TITLE("title"),
    SOURCE("source", "sourceDetail"),
    VALUE("value"),
    SCORE("score"),
    CONTACT_NAME("contact.name"),
    CONTACT_COMPANY("contact.company"),
    CONTACT_EMAIL("contact.email"),
    CONTACT_PHONE("contact.phone"),
    CONTACT_WEBSITE("contact.website"),
    ADDRESS("address"),
    LOCATION("location");

    private final String name;
    private final String other;

    LeadMergeField(String name) {
        this(name, name);
    }

    /** Two that go together. */
    LeadMergeField(String name, String other) {
        this.name = name;
        this.other = other;
    }

    /** What goes together, by its names in the schema. */
    Set<String> names() {
        return other.equals(name) ? Set.of(name) : Set.of(name, other);
    }

    boolean isFilled(LeadValues values) {
        return values.byField().get(name) != null;
    }
}
