package foyer.properties;

import org.jspecify.annotations.Nullable;

/** Whose a property is; e-mail in lower case, phone in E.164 form, null for what is unknown. */
public record PropertyOwner(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {

    /** Nothing is known. */
    static final PropertyOwner NONE = new PropertyOwner(null, null, null);
}
