package foyer.leads.captures;

import org.jspecify.annotations.Nullable;

/** A person or company as they typed themselves in. */
public record CaptureContact(
        @Nullable String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website) {}
