package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.OneTimeTokens;
import foyer.identity.TokenPurpose;
import foyer.identity.Users;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.actors.Self;
import foyer.tenancy.sessions.SignInThrottle;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Has people prove that the address of their account is theirs. */
@Service
class EmailVerification {

    private final Users users;
    private final OneTimeTokens tokens;
    private final LinkMails mails;
    private final SignInThrottle throttle;
    private final AddressProof proof;
    private final EndedSessions ended;
    private final TokenHolder holder;
    private final Transactions transactions;
    private final Audit audit;

    EmailVerification(
            Users users,
            OneTimeTokens tokens,
            LinkMails mails,
            SignInThrottle throttle,
            AddressProof proof,
            EndedSessions ended,
            TokenHolder holder,
            Transactions transactions,
            Audit audit) {
        this.users = users;
        this.tokens = tokens;
        this.mails = mails;
        this.throttle = throttle;
        this.proof = proof;
        this.ended = ended;
        this.holder = holder;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Sends the caller another link; the one of before works no more. */
    void resend() {
        var user = users.get(Self.get().user());
        if (user == null) {
            throw ApiException.revoked();
        }
        if (user.emailVerifiedAt() != null) {
            throw UserErrorException.of(AccountErrorCode.EMAIL_VERIFIED_ALREADY);
        }
        throttle.ownMail(user.email());
        transactions.run(() -> {
            mails.send(user, TokenPurpose.EMAIL_VERIFY);
            audit.recordForUser("email.verify_request", "User", user.id().value(), Map.of());
        });
    }

    /**
     * The link need not be opened where its reader is signed in; but only there is it known that they are who signed up,
     * and else what was set until then is forgotten ({@link AddressProof}).
     */
    void verify(AccountInputs.EmailVerify input) {
        var codes = TokenCodes.OF_ACCOUNT;
        var good = codes.good(tokens.find(input.token(), TokenPurpose.EMAIL_VERIFY));
        var here = Self.sessionOf(good.user());
        ended.forget(holder.write(good.user(), () -> {
            var before = users.lock(good.user());
            codes.requireUse(tokens.use(input.token(), TokenPurpose.EMAIL_VERIFY));
            codes.requireAddress(users.verifyEmail(good.user(), good.email()));
            audit.recordForUser("email.verify", "User", good.user().value(), Map.of());
            return proof.noted(before, here);
        }));
    }
}
