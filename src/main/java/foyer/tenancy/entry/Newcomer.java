package foyer.tenancy.entry;

import foyer.identity.User;
import foyer.identity.UserId;

/**
 * Who wants to come in.
 *
 * @param proven whether the address is known to be theirs
 */
public record Newcomer(UserId user, String name, String email, boolean proven) {

    public static Newcomer of(User user) {
        return new Newcomer(user.id(), user.name(), user.email(), user.emailVerifiedAt() != null);
    }
}
