package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.OneTimeTokens;
import foyer.identity.OneTimeTokens.Finding;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.SessionTransport;
import foyer.identity.TokenPurpose;
import foyer.identity.Users;
import foyer.platform.web.CookieAnswer;
import foyer.tenancy.sessions.SessionErrorCode;
import foyer.tenancy.sessions.SessionOpening;
import foyer.tenancy.sessions.SessionTokens;
import foyer.tenancy.sessions.SignInThrottle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Opens sessions of people by a link that was mailed to them, which proves their address too. Whoever signs in by the first
 * mail that does so has shown nothing else: what was set up before may be somebody else's, and ends ({@link AddressProof}).
 */
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
    private final AddressProof proof;
    private final EndedSessions ended;
    private final SignInThrottle throttle;
    private final SessionOpening opening;
    private final Audit audit;

    MagicLinks(
            OneTimeTokens tokens,
            Users users,
            AddressProof proof,
            EndedSessions ended,
            SignInThrottle throttle,
            SessionOpening opening,
            Audit audit) {
        this.tokens = tokens;
        this.users = users;
        this.proof = proof;
        this.ended = ended;
        this.throttle = throttle;
        this.opening = opening;
        this.audit = audit;
    }

    /** A code that is missing or wrong does not use the link up: the transaction that used it is undone. */
    SessionTokens signIn(AccountInputs.MagicLinkSignIn input) {
        if (input.transport() == SessionTransport.COOKIE) {
            CookieAnswer.require();
        }
        var good = CODES.good(tokens.find(input.token(), TokenPurpose.MAGIC_LINK));
        throttle.linkSignIn(good.user());
        var request = new SessionOpening.Request(good.user(), input.code(), input.tenant(), input.transport(), BY);
        var gone = new ArrayList<Ended>();
        try {
            return opening.open(request, () -> gone.addAll(use(input, good)));
        } finally {
            // It is refused too, with the session, where a second factor is asked; and what was undone is read again.
            ended.forget(gone);
        }
    }

    /** The lock lets whoever changes the second factor or the address come before or after, not in between. */
    private List<Ended> use(AccountInputs.MagicLinkSignIn input, Finding.Good good) {
        var before = users.lock(good.user());
        CODES.requireUse(tokens.use(input.token(), TokenPurpose.MAGIC_LINK));
        CODES.requireAddress(users.verifyEmail(good.user(), good.email()));
        if (before.emailVerifiedAt() == null) {
            audit.recordForUser("email.verify", "User", good.user().value(), Map.of());
        }
        return proof.noted(before, null);
    }
}
