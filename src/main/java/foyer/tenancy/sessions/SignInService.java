package foyer.tenancy.sessions;

import foyer.identity.Account;
import foyer.identity.Passwords;
import foyer.identity.SessionTransport;
import foyer.identity.Users;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.web.CookieAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens sessions of people who have an account, by its password. */
@Service
public class SignInService {

    private static final String BY = "PASSWORD";

    private final SignInAttempts attempts;
    private final Users users;
    private final Passwords passwords;
    private final SessionOpening opening;

    SignInService(SignInAttempts attempts, Users users, Passwords passwords, SessionOpening opening) {
        this.attempts = attempts;
        this.users = users;
        this.passwords = passwords;
        this.opening = opening;
    }

    /**
     * Opens a session. Whether there is no such account, it is closed or the password is wrong is not told; that a code
     * is asked is told to whoever knows the password.
     */
    public SessionTokens signIn(SessionInputs.SignIn input) {
        if (input.transport() == SessionTransport.COOKIE) {
            CookieAnswer.require();
        }
        attempts.count(input.email());
        var account = users.withEmail(input.email());
        var hash = account == null ? null : account.passwordHash();
        var matches = passwords.matches(input.password(), hash);
        if (account == null || hash == null || !account.active() || !matches) {
            throw refused(account);
        }
        var request = new SessionOpening.Request(account.id(), input.code(), input.tenant(), input.transport(), BY);
        return opening.open(request, () -> requireSame(account, hash));
    }

    /** Whoever changed the password in the meantime has ended the sessions that there were; there is no new one then. */
    private void requireSame(Account account, String hash) {
        if (!users.holdPassword(account.id(), hash)) {
            throw UserErrorException.of(SessionErrorCode.INVALID_CREDENTIALS);
        }
    }

    private UserErrorException refused(@Nullable Account account) {
        attempts.failed(account);
        return UserErrorException.of(SessionErrorCode.INVALID_CREDENTIALS);
    }
}
