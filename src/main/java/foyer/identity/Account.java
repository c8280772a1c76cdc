package foyer.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a sign-in needs to know of an account.
 *
 * @param passwordHash null for an account without a password
 */
public record Account(UserId id, boolean active, @Nullable String passwordHash) {

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
