package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.OneTimeTokens;
import foyer.identity.OneTimeTokens.Finding;
import foyer.identity.OpenSessions;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.RevocationReason;
import foyer.identity.SessionId;
import foyer.identity.TokenPurpose;
import foyer.identity.Users;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.EvenPace;
import foyer.tenancy.actors.Self;
import foyer.tenancy.sessions.SignInThrottle;
import foyer.tenancy.tenants.TenancyEvents.MembershipReaddressed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Gives the caller another address to sign in with, once whoever reads it has confirmed that; the copies in all of their
 * tenants follow at once. Whether the address is somebody else's is told to nobody but its reader.
 */
@Service
class EmailChange {

    /** What was sent to the old address and opens something. */
    private static final List<TokenPurpose> OF_OLD_ADDRESS =
            List.of(TokenPurpose.EMAIL_VERIFY, TokenPurpose.PASSWORD_RESET, TokenPurpose.MAGIC_LINK);

    private final Users users;
    private final OwnPassword password;
    private final OneTimeTokens tokens;
    private final SignInThrottle throttle;
    private final LinkMails links;
    private final NoticeMails notices;
    private final OwnMembershipQueries memberships;
    private final EachTenant eachTenant;
    private final OpenSessions open;
    private final EndedSessions ended;
    private final TokenHolder holder;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;

    EmailChange(
            Users users,
            OwnPassword password,
            OneTimeTokens tokens,
            SignInThrottle throttle,
            LinkMails links,
            NoticeMails notices,
            OwnMembershipQueries memberships,
            EachTenant eachTenant,
            OpenSessions open,
            EndedSessions ended,
            TokenHolder holder,
            Transactions transactions,
            Audit audit,
            Events events) {
        this.users = users;
        this.password = password;
        this.tokens = tokens;
        this.throttle = throttle;
        this.links = links;
        this.notices = notices;
        this.memberships = memberships;
        this.eachTenant = eachTenant;
        this.open = open;
        this.ended = ended;
        this.holder = holder;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /** An address that has had many mails gets no more for a while, and that is not told either. */
    void request(AccountInputs.EmailChangeRequest input) {
        var proven = password.require(input.currentPassword());
        if (input.email().equals(proven.user().email())) {
            throw UserErrorException.at("email", AccountErrorCode.EMAIL_SAME);
        }
        EvenPace.run(() -> send(proven, input.email()));
    }

    private void send(OwnPassword.Proven proven, String email) {
        if (!throttle.takesMail(email)) {
            return;
        }
        var taken = users.withEmail(email) != null;
        transactions.run(() -> store(proven, email, taken));
        if (taken) {
            links.sendToNobody(email, TokenPurpose.EMAIL_CHANGE, "email-taken");
        }
    }

    private void store(OwnPassword.Proven proven, String email, boolean taken) {
        var user = proven.user();
        password.hold(proven);
        notices.send(user, NoticeMails.Notice.EMAIL_CHANGE_REQUESTED);
        if (taken) {
            tokens.revoke(user.id(), TokenPurpose.EMAIL_CHANGE);
        } else {
            links.send(user, email, TokenPurpose.EMAIL_CHANGE);
        }
        audit.recordForUser("email.change_request", "User", user.id().value(), Map.of());
    }

    /** The link need not be opened where its reader is signed in; where they are, they stay so. */
    void confirm(AccountInputs.EmailChangeConfirm input) {
        var good = TokenCodes.OF_ACCOUNT.good(tokens.find(input.token(), TokenPurpose.EMAIL_CHANGE));
        var here = Self.sessionOf(good.user());
        ended.forget(holder.write(good.user(), () -> change(input, good, here)));
    }

    private List<Ended> change(AccountInputs.EmailChangeConfirm input, Finding.Good good, @Nullable SessionId here) {
        var before = users.lock(good.user());
        TokenCodes.OF_ACCOUNT.requireUse(tokens.use(input.token(), TokenPurpose.EMAIL_CHANGE));
        users.changeEmail(before.id(), good.email());
        var diff = Map.of("email", Map.of("before", before.email(), "after", good.email()));
        audit.recordForUser("email.change", "User", before.id().value(), diff);
        notices.send(before, NoticeMails.Notice.EMAIL_CHANGED);
        memberships.present(before.id()).forEach(own -> readdress(own, good.email(), diff));
        OF_OLD_ADDRESS.forEach(purpose -> tokens.revoke(before.id(), purpose));
        var gone = open.endAll(before.id(), here, RevocationReason.EMAIL_CHANGED);
        ended.tell(gone, RevocationReason.EMAIL_CHANGED);
        return gone;
    }

    private void readdress(OwnMembershipQueries.Own own, String email, Map<String, ?> diff) {
        eachTenant.tell(own.tenant(), own.membership().value(), () -> {
            memberships.readdress(own, email);
            audit.record(
                    "membership.change_email", "Membership", own.membership().value(), diff);
            events.publish(new MembershipReaddressed(own.membership()));
        });
    }
}
