package foyer.leads.forms;

import foyer.leads.LeadContact;
import org.jspecify.annotations.Nullable;

/** What a form can ask for; the schema's enum of the same name. */
enum LeadFormFieldKind {
    NAME("contact.name"),
    COMPANY("contact.company"),
    EMAIL("contact.email"),
    PHONE("contact.phone"),
    WEBSITE("contact.website"),
    MESSAGE("message");

    private final String path;

    LeadFormFieldKind(String path) {
        this.path = path;
    }

    /** Where it is in the input of a capture. */
    String path() {
        return path;
    }

    boolean isToAnswer() {
        return this == EMAIL || this == PHONE;
    }

    @Nullable String of(LeadContact contact, @Nullable String message) {
        return switch (this) {
            case NAME -> contact.name();
            case COMPANY -> contact.company();
            case EMAIL -> contact.email();
            case PHONE -> contact.phone();
            case WEBSITE -> contact.website();
            case MESSAGE -> message;
        };
    }
}
