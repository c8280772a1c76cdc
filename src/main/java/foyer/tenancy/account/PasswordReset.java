package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.Factors;
import foyer.identity.OneTimeTokens;
import foyer.identity.OneTimeTokens.Finding;
import foyer.identity.OpenSessions;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.PasswordRules;
import foyer.identity.Passwords;
import foyer.identity.RevocationReason;
import foyer.identity.TokenPurpose;
import foyer.identity.Users;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.policies.SecurityPolicies;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/**
 * Gives whoever reads the account's mail another password, and ends whatever was opened before. Where nobody has proven
 * the address until now, a second factor is somebody else's and goes too.
 */
@Service
class PasswordReset {

    private final OneTimeTokens tokens;
    private final Users users;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Factors factors;
    private final SecurityPolicies policies;
    private final OpenSessions open;
    private final EndedSessions ended;
    private final NoticeMails mail;
    private final TokenHolder holder;
    private final Audit audit;

    PasswordReset(
            OneTimeTokens tokens,
            Users users,
            Passwords passwords,
            PasswordRules rules,
            Factors factors,
            SecurityPolicies policies,
            OpenSessions open,
            EndedSessions ended,
            NoticeMails mail,
            TokenHolder holder,
            Audit audit) {
        this.tokens = tokens;
        this.users = users;
        this.passwords = passwords;
        this.rules = rules;
        this.factors = factors;
        this.policies = policies;
        this.open = open;
        this.ended = ended;
        this.mail = mail;
        this.holder = holder;
        this.audit = audit;
    }

    /** A password that is refused does not use the token up. */
    void reset(AccountInputs.PasswordReset input) {
        var good = TokenCodes.OF_ACCOUNT.good(tokens.find(input.token(), TokenPurpose.PASSWORD_RESET));
        var name = holder.write(
                good.user(),
                () -> Objects.requireNonNull(users.get(good.user())).name());
        var refusal = rules.refusal(
                input.newPassword(),
                List.of(good.email(), name),
                policies.strictest(good.user()).demands());
        if (refusal != null) {
            throw UserErrorException.at("newPassword", AccountErrorCode.PASSWORD_WEAK, refusal);
        }
        var hash = passwords.hash(input.newPassword());
        ended.forget(holder.write(good.user(), () -> store(input, good, hash)));
    }

    private List<Ended> store(AccountInputs.PasswordReset input, Finding.Good good, String hash) {
        var codes = TokenCodes.OF_ACCOUNT;
        var before = users.lock(good.user());
        codes.requireUse(tokens.use(input.token(), TokenPurpose.PASSWORD_RESET));
        codes.requireAddress(users.verifyEmail(good.user(), good.email()));
        users.setPassword(good.user(), hash);
        if (before.emailVerifiedAt() == null) {
            factors.disable(good.user());
        }
        audit.recordForUser("password.reset", "User", good.user().value(), Map.of());
        mail.send(before, NoticeMails.Notice.PASSWORD_CHANGED);
        tokens.revoke(good.user(), TokenPurpose.MAGIC_LINK);
        tokens.revoke(good.user(), TokenPurpose.EMAIL_CHANGE);
        var gone = open.endAll(good.user(), null, RevocationReason.PASSWORD_RESET);
        ended.tell(gone, RevocationReason.PASSWORD_RESET);
        return gone;
    }
}
