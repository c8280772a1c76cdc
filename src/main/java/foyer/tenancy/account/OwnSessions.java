package foyer.tenancy.account;

import foyer.identity.OpenSessions;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.RevocationReason;
import foyer.identity.Session;
import foyer.identity.Sessions;
import foyer.identity.User;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.web.CookieAnswer;
import foyer.tenancy.actors.Self;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows and ends the caller's own sessions. */
@Service
class OwnSessions {

    private final OpenSessions open;
    private final Sessions sessions;
    private final EndedSessions ended;
    private final Transactions transactions;

    OwnSessions(OpenSessions open, Sessions sessions, EndedSessions ended, Transactions transactions) {
        this.open = open;
        this.sessions = sessions;
        this.ended = ended;
        this.transactions = transactions;
    }

    /** Null for anybody but the caller. */
    @Nullable Connection<Session> page(User user, PageRequest page) {
        return OwnAccount.isCallers(user) ? open.page(user.id(), page) : null;
    }

    /** Ends one of them. */
    @Nullable Session revoke(AccountInputs.SessionRevoke input) {
        var self = Self.get();
        var gone = transactions.<@Nullable Ended>write(() -> {
            var one = open.end(self.user(), input.id(), RevocationReason.REVOKED);
            if (one != null) {
                ended.tell(List.of(one), RevocationReason.REVOKED);
            }
            return one;
        });
        if (gone == null) {
            throw UserErrorException.at("id", AccountErrorCode.SESSION_NOT_FOUND);
        }
        over(self, List.of(gone));
        return sessions.get(input.id());
    }

    /** Ends all of them; answers how many there were. */
    int signOutEverywhere() {
        var self = Self.get();
        var gone = transactions.write(() -> {
            var all = open.endAll(self.user(), null, RevocationReason.SIGNED_OUT);
            ended.tell(all, RevocationReason.SIGNED_OUT);
            return all;
        });
        over(self, gone);
        return gone.size();
    }

    /** The browser forgets the cookie of a session that has ended. */
    private void over(Self self, List<Ended> gone) {
        ended.forget(gone);
        if (gone.stream().anyMatch(one -> one.cookie() && one.id().equals(self.session()))) {
            CookieAnswer.takeBack();
        }
    }
}
