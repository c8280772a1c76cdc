package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.Passwords;
import foyer.identity.User;
import foyer.identity.Users;
import foyer.platform.crypto.Secret;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.actors.Self;
import foyer.tenancy.sessions.SignInThrottle;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Asks the caller for their password before something that whoever has found an open session must not do. Guessing is no
 * faster here than at the sign-in.
 */
@Component
class OwnPassword {

    private static final String FIELD = "currentPassword";

    private final Users users;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Audit audit;

    OwnPassword(Users users, Passwords passwords, SignInThrottle throttle, Audit audit) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    /**
     * Whose password it was.
     *
     * @param hash what it was held against: the change that follows holds that it is still so
     */
    record Proven(User user, String hash) {

        @Override
        public String toString() {
            return "Proven[" + user.id() + "]";
        }
    }

    /**
     * The caller, whose password this is.
     *
     * @throws UserErrorException PASSWORD_WRONG at {@code currentPassword}
     */
    Proven require(Secret password) {
        var user = users.get(Self.get().user());
        if (user == null) {
            throw ApiException.revoked();
        }
        throttle.proveMore(user.id());
        var account = users.withEmail(user.email());
        var hash = account == null ? null : account.passwordHash();
        if (!passwords.matches(password, hash) || hash == null) {
            audit.recordAttempt(user.id().value(), "password.refuse", Map.of("why", "CREDENTIALS"));
            throw wrong();
        }
        return new Proven(user, hash);
    }

    /** In the transaction of what follows: the password is still the same, and stays so until it ends. */
    void hold(Proven proven) {
        users.lock(proven.user().id());
        if (!users.holdPassword(proven.user().id(), proven.hash())) {
            throw wrong();
        }
    }

    static UserErrorException wrong() {
        return UserErrorException.at(FIELD, AccountErrorCode.PASSWORD_WRONG);
    }
}
