package foyer.leads.forms;

import foyer.leads.LeadAddress;
import foyer.leads.LeadContact;
import org.jspecify.annotations.Nullable;

/** What a form can ask for; the schema's enum of the same name. */
enum LeadFormFieldKind {
    NAME("contact.name"),
    COMPANY("contact.company"),
    EMAIL("contact.email"),
    PHONE("contact.phone"),
    WEBSITE("contact.website"),
    ADDRESS("address.line1"),
    CITY("address.city"),
    REGION("address.region"),
    POSTAL_CODE("address.postalCode"),
    COUNTRY("address.country"),
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

    @Nullable String of(LeadContact contact, LeadAddress address, @Nullable String message) {
        return switch (this) {
            case NAME -> contact.name();
            case COMPANY -> contact.company();
            case EMAIL -> contact.email();
            case PHONE -> contact.phone();
            case WEBSITE -> contact.website();
            case ADDRESS -> address.line1();
            case CITY -> address.city();
            case REGION -> address.region();
            case POSTAL_CODE -> address.postalCode();
            case COUNTRY -> address.country();
            case MESSAGE -> message;
        };
    }
}
