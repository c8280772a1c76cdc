package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.OpenSessions;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.PasswordRules;
import foyer.identity.Passwords;
import foyer.identity.RevocationReason;
import foyer.identity.User;
import foyer.identity.Users;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.SignInThrottle;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Changes the caller's password, and ends whatever else was opened with the one before. */
@Service
class PasswordService {

    private final Users users;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final SignInThrottle throttle;
    private final OpenSessions open;
    private final EndedSessions ended;
    private final Transactions transactions;
    private final PasswordMail mail;
    private final Audit audit;

    PasswordService(
            Users users,
            Passwords passwords,
            PasswordRules rules,
            SignInThrottle throttle,
            OpenSessions open,
            EndedSessions ended,
            Transactions transactions,
            PasswordMail mail,
            Audit audit) {
        this.users = users;
        this.passwords = passwords;
        this.rules = rules;
        this.throttle = throttle;
        this.open = open;
        this.ended = ended;
        this.transactions = transactions;
        this.mail = mail;
        this.audit = audit;
    }

    /** Whoever has found somebody's open session guesses here no faster than at the sign-in. */
    User change(AccountInputs.PasswordChange input) {
        var self = Self.get();
        var user = users.get(self.user());
        if (user == null) {
            throw ApiException.revoked();
        }
        throttle.signIn(user.email());
        var account = users.withEmail(user.email());
        var before = account == null ? null : account.passwordHash();
        if (!passwords.matches(input.currentPassword(), before) || before == null) {
            throw wrong(user);
        }
        var refusal = rules.refusal(input.newPassword(), List.of(user.email(), user.name()));
        if (refusal != null) {
            throw UserErrorException.at("newPassword", AccountErrorCode.PASSWORD_WEAK, refusal);
        }
        var hash = passwords.hash(input.newPassword());
        var gone = transactions.write(() -> store(self, user, before, hash));
        ended.forget(gone);
        return user;
    }

    private List<Ended> store(Self self, User user, String before, String hash) {
        if (!users.changePassword(self.user(), before, hash)) {
            throw UserErrorException.at("currentPassword", AccountErrorCode.PASSWORD_WRONG);
        }
        audit.recordForUser("password.change", "User", self.user().value(), Map.of());
        mail.send(user);
        var others = open.endAll(self.user(), self.session(), RevocationReason.PASSWORD_CHANGED);
        ended.tell(others, RevocationReason.PASSWORD_CHANGED);
        return others;
    }

    private UserErrorException wrong(User user) {
        audit.recordAttempt(user.id().value(), "password.refuse", Map.of("why", "CREDENTIALS"));
        return UserErrorException.at("currentPassword", AccountErrorCode.PASSWORD_WRONG);
    }
}
