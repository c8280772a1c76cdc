package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.Factors;
import foyer.identity.OneTimeTokens;
import foyer.identity.OpenSessions;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.RevocationReason;
import foyer.identity.SessionId;
import foyer.identity.TokenPurpose;
import foyer.identity.User;
import foyer.identity.Users;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws the consequences of the first mail that proves the address of an account. Anybody can sign up with anybody's
 * address, so what was opened and set before is its reader's only where they show that they are who signed up: by a session
 * of the account. Else the password and the second factor go with the sessions, and a reset gives the reader a password.
 */
@Component
class AddressProof {

    private final Users users;
    private final Factors factors;
    private final OneTimeTokens tokens;
    private final OpenSessions open;
    private final EndedSessions ended;
    private final NoticeMails mails;
    private final Audit audit;

    AddressProof(
            Users users,
            Factors factors,
            OneTimeTokens tokens,
            OpenSessions open,
            EndedSessions ended,
            NoticeMails mails,
            Audit audit) {
        this.users = users;
        this.factors = factors;
        this.tokens = tokens;
        this.open = open;
        this.ended = ended;
        this.mails = mails;
        this.audit = audit;
    }

    /**
     * In the transaction of the proof, as the user.
     *
     * @param before the account as it was when it was locked for that
     * @param here the session of the account that the proof came by, which goes on; null when it came by none
     * @return the sessions that have ended, to be forgotten once that is committed
     */
    List<Ended> noted(User before, @Nullable SessionId here) {
        if (before.emailVerifiedAt() != null) {
            return List.of();
        }
        if (here == null) {
            forgetWhoSignedUp(before);
        }
        var gone = open.endAll(before.id(), here, RevocationReason.EMAIL_PROVEN);
        ended.tell(gone, RevocationReason.EMAIL_PROVEN);
        return gone;
    }

    private void forgetWhoSignedUp(User user) {
        users.forgetPassword(user.id());
        factors.disable(user.id());
        tokens.revoke(user.id(), TokenPurpose.EMAIL_CHANGE);
        audit.recordForUser("credentials.remove", "User", user.id().value(), Map.of());
        mails.send(user, NoticeMails.Notice.ADDRESS_PROVEN);
    }
}
