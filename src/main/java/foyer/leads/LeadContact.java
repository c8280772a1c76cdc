package foyer.leads;

import org.jspecify.annotations.Nullable;

/** The person or company behind a lead; e-mail in lower case, phone in E.164 form, website an absolute address. */
public record LeadContact(
        @Nullable String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website) {

    /** Nothing is known. */
    public static final LeadContact NONE = new LeadContact(null, null, null, null, null);
}
