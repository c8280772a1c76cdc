package foyer.tenancy.sessions;

import foyer.audit.Audit;
import foyer.identity.Account;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.graphql.ApiException;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.tenancy.sessions.SignInThrottle.Slowed;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Attempts to sign in: how many there may be, and what the platform's log keeps of those that failed. An address without
 * an account leaves a row as one with an account does, so that the time an answer takes tells nothing; what was typed is
 * not kept.
 */
@Component
public class SignInAttempts {

    private static final String ACTION = "session.refuse";
    private static final String WHY = "why";
    private static final Rate ONCE_A_DAY = new Rate(1, Duration.ofDays(1));

    private final SignInThrottle throttle;
    private final SignInSettings settings;
    private final RateLimits limits;
    private final Users users;
    private final Audit audit;
    private final SlowedMail mail;

    SignInAttempts(
            SignInThrottle throttle,
            SignInSettings settings,
            RateLimits limits,
            Users users,
            Audit audit,
            SlowedMail mail) {
        this.throttle = throttle;
        this.settings = settings;
        this.limits = limits;
        this.users = users;
        this.audit = audit;
        this.mail = mail;
    }

    /**
     * Counts an attempt, before anything is looked up.
     *
     * @throws ApiException RATE_LIMITED when there were too many
     */
    public void count(String email) {
        throttle.signIn(email, slowed -> throttled(email, slowed));
    }

    /** Keeps that an attempt failed: with the wrong password, at an account that is closed, or at none. */
    void failed(@Nullable Account account) {
        record(account, account != null && !account.active() ? "CLOSED" : "CREDENTIALS");
    }

    /** Keeps that the password was right, and the code of the second factor wrong. */
    void codeFailed(UserId user) {
        audit.recordAttempt(user.value(), ACTION, Map.of(WHY, "CODE"));
    }

    /**
     * Once in a while for each address: whoever is refused is not to fill the log instead. Its owner is told of attempts
     * at this account only: somebody whose network has used up its attempts at others has tried this one once.
     */
    private void throttled(String email, Slowed slowed) {
        if (limits.takes(RateKey.hashed("signIn.throttled", email), new Rate(1, settings.attemptsPer()))) {
            record(users.withEmail(email), "THROTTLED");
        }
        if (slowed == Slowed.ACCOUNT && limits.takes(RateKey.hashed("signIn.told", email), ONCE_A_DAY)) {
            mail.sendLater(email);
        }
    }

    private void record(@Nullable Account account, String why) {
        audit.recordAttempt(account == null ? null : account.id().value(), ACTION, Map.of(WHY, why));
    }
}
