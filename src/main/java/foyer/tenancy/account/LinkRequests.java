package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.Account;
import foyer.identity.TokenPurpose;
import foyer.identity.Users;
import foyer.platform.time.EvenPace;
import foyer.tenancy.sessions.SignInThrottle;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Sends a link to whoever cannot sign in. Whether there is an account with the address is not told: either way a mail is
 * written and a row in the platform's log, and the answer is the same, at the same time.
 */
@Service
class LinkRequests {

    private final SignInThrottle throttle;
    private final Users users;
    private final LinkMails mails;
    private final TokenHolder holder;
    private final Audit audit;

    LinkRequests(SignInThrottle throttle, Users users, LinkMails mails, TokenHolder holder, Audit audit) {
        this.throttle = throttle;
        this.users = users;
        this.mails = mails;
        this.holder = holder;
        this.audit = audit;
    }

    /** An address that has had many mails gets no more for a while, and that is not told either. */
    void request(String email, TokenPurpose purpose, String action) {
        EvenPace.run(() -> send(email, purpose, action));
    }

    private void send(String email, TokenPurpose purpose, String action) {
        if (!throttle.takesMail(email)) {
            return;
        }
        var account = users.withEmail(email);
        if (account == null || !account.active()) {
            refuse(account, email, purpose, action);
            return;
        }
        holder.<@Nullable Void>write(account.id(), () -> {
            mails.send(Objects.requireNonNull(users.get(account.id())), purpose);
            audit.recordForUser(action, "User", account.id().value(), Map.of());
            return null;
        });
    }

    private void refuse(@Nullable Account account, String email, TokenPurpose purpose, String action) {
        audit.recordAttempt(
                account == null ? null : account.id().value(),
                action,
                Map.of("why", account == null ? "NO_ACCOUNT" : "CLOSED"));
        mails.sendToNobody(email, purpose);
    }
}
