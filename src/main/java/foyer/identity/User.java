package foyer.identity;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person with an account, as the schema shows them. */
public record User(
        UserId id,
        String name,
        String email,
        @Nullable Instant emailVerifiedAt,
        @Nullable String phone,
        @Nullable String country,
        Locale locale,
        @Nullable String timeZone,
        Instant createdAt) {}
