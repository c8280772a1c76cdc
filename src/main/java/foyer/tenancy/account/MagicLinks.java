package foyer.tenancy.account;

import foyer.identity.OneTimeTokens;
import foyer.identity.OneTimeTokens.Finding;
import foyer.identity.SessionTransport;
import foyer.identity.TokenPurpose;
import foyer.identity.Users;
import foyer.platform.web.CookieAnswer;
import foyer.tenancy.SessionErrorCode;
import foyer.tenancy.SessionOpening;
import foyer.tenancy.SessionTokens;
import foyer.tenancy.SignInAttempts;
import org.springframework.stereotype.Service;

/** Opens sessions of people by a link that was mailed to them, which proves their address too. */
@Service
class MagicLinks {

    private static final String BY = "MAGIC_LINK";

    private static final TokenCodes CODES = new TokenCodes(
            SessionErrorCode.TOKEN_EXPIRED,
            SessionErrorCode.TOKEN_USED,
            SessionErrorCode.TOKEN_REVOKED,
            SessionErrorCode.TOKEN_UNKNOWN);

    private final OneTimeTokens tokens;
    private final Users users;
    private final SignInAttempts attempts;
    private final SessionOpening opening;

    MagicLinks(OneTimeTokens tokens, Users users, SignInAttempts attempts, SessionOpening opening) {
        this.tokens = tokens;
        this.users = users;
        this.attempts = attempts;
        this.opening = opening;
    }

    /** A code that is missing or wrong does not use the link up: the transaction that used it is undone. */
    SessionTokens signIn(AccountInputs.MagicLinkSignIn input) {
        if (input.transport() == SessionTransport.COOKIE) {
            CookieAnswer.require();
        }
        var good = CODES.good(tokens.find(input.token(), TokenPurpose.MAGIC_LINK));
        attempts.count(good.email());
        var request = new SessionOpening.Request(good.user(), input.code(), input.tenant(), input.transport(), BY);
        return opening.open(request, () -> use(input, good));
    }

    /** The lock lets whoever changes the second factor or the address come before or after, not in between. */
    private void use(AccountInputs.MagicLinkSignIn input, Finding.Good good) {
        users.lock(good.user());
        CODES.requireUse(tokens.use(input.token(), TokenPurpose.MAGIC_LINK));
        CODES.requireAddress(users.verifyEmail(good.user(), good.email()));
    }
}
