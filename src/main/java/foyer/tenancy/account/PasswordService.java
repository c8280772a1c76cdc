package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.OneTimeTokens;
import foyer.identity.OpenSessions;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.PasswordRules;
import foyer.identity.Passwords;
import foyer.identity.RevocationReason;
import foyer.identity.TokenPurpose;
import foyer.identity.User;
import foyer.identity.Users;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.actors.Self;
import foyer.tenancy.policies.SecurityPolicies;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Changes the caller's password, and ends whatever else was opened with the one before. */
@Service
class PasswordService {

    /** Links that whoever knew the password until now may have asked for, or may read. */
    private static final List<TokenPurpose> OPENED_BEFORE =
            List.of(TokenPurpose.MAGIC_LINK, TokenPurpose.EMAIL_CHANGE, TokenPurpose.PASSWORD_RESET);

    private final Users users;
    private final OwnPassword password;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final SecurityPolicies policies;
    private final OneTimeTokens tokens;
    private final OpenSessions open;
    private final EndedSessions ended;
    private final Transactions transactions;
    private final NoticeMails mails;
    private final Audit audit;

    PasswordService(
            Users users,
            OwnPassword password,
            Passwords passwords,
            PasswordRules rules,
            SecurityPolicies policies,
            OneTimeTokens tokens,
            OpenSessions open,
            EndedSessions ended,
            Transactions transactions,
            NoticeMails mails,
            Audit audit) {
        this.users = users;
        this.password = password;
        this.passwords = passwords;
        this.rules = rules;
        this.policies = policies;
        this.tokens = tokens;
        this.open = open;
        this.ended = ended;
        this.transactions = transactions;
        this.mails = mails;
        this.audit = audit;
    }

    User change(AccountInputs.PasswordChange input) {
        var proven = password.require(input.currentPassword());
        var user = proven.user();
        var refusal = rules.refusal(
                input.newPassword(),
                List.of(user.email(), user.name()),
                policies.strictest(user.id()).demands());
        if (refusal != null) {
            throw UserErrorException.at("newPassword", AccountErrorCode.PASSWORD_WEAK, refusal);
        }
        var hash = passwords.hash(input.newPassword());
        var gone = transactions.write(() -> store(proven, hash));
        ended.forget(gone);
        return user;
    }

    private List<Ended> store(OwnPassword.Proven proven, String hash) {
        var user = proven.user();
        users.lock(user.id());
        if (!users.changePassword(user.id(), proven.hash(), hash)) {
            throw OwnPassword.wrong();
        }
        audit.recordForUser("password.change", "User", user.id().value(), Map.of());
        OPENED_BEFORE.forEach(purpose -> tokens.revoke(user.id(), purpose));
        mails.send(user, NoticeMails.Notice.PASSWORD_CHANGED);
        var others = open.endAll(user.id(), Self.get().session(), RevocationReason.PASSWORD_CHANGED);
        ended.tell(others, RevocationReason.PASSWORD_CHANGED);
        return others;
    }
}
