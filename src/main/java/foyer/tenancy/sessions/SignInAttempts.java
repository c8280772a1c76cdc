package foyer.tenancy.sessions;

import foyer.audit.Audit;
import foyer.identity.Account;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
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

    private final SignInThrottle throttle;
    private final SignInSettings settings;
    private final RateLimits limits;
    private final Users users;
    private final Audit audit;

    SignInAttempts(SignInThrottle throttle, SignInSettings settings, RateLimits limits, Users users, Audit audit) {
        this.throttle = throttle;
        this.settings = settings;
        this.limits = limits;
        this.users = users;
        this.audit = audit;
    }

    /**
     * Counts an attempt, before anything is looked up.
     *
     * @throws ApiException RATE_LIMITED when there were too many
     */
    public void count(String email) {
        try {
            throttle.signIn(email);
        } catch (ApiException e) {
            if (e.code() == ApiErrorCode.RATE_LIMITED) {
                throttled(email);
            }
            throw e;
        }
    }

    /** Keeps that an attempt failed: with the wrong password, at an account that is closed, or at none. */
    void failed(@Nullable Account account) {
        record(account, account != null && !account.active() ? "CLOSED" : "CREDENTIALS");
    }

    /** Keeps that the password was right, and the code of the second factor wrong. */
    void codeFailed(UserId user) {
        audit.recordAttempt(user.value(), ACTION, Map.of(WHY, "CODE"));
    }

    /** Once in a while for each address: whoever is refused is not to fill the log instead. */
    private void throttled(String email) {
        if (limits.takes(RateKey.hashed("signIn.throttled", email), new Rate(1, settings.attemptsPer()))) {
            record(users.withEmail(email), "THROTTLED");
        }
    }

    private void record(@Nullable Account account, String why) {
        audit.recordAttempt(account == null ? null : account.id().value(), ACTION, Map.of(WHY, why));
    }
}
