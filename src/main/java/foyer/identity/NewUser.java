package foyer.identity;

import org.jspecify.annotations.Nullable;

/** The account to make; its id is chosen before, since its owner acts in the transaction that makes it. */
public record NewUser(
        UserId id,
        String email,
        String name,
        @Nullable String phone,
        @Nullable String country,
        String locale,
        String passwordHash) {}
