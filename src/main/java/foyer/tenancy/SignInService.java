package foyer.tenancy;

import foyer.identity.Account;
import foyer.identity.Passwords;
import foyer.identity.SessionId;
import foyer.identity.SessionTransport;
import foyer.identity.Sessions;
import foyer.identity.Users;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.web.CookieAnswer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens sessions of people who have an account. */
@Service
class SignInService {

    private final SignInAttempts attempts;
    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SessionService running;
    private final MembershipQueries memberships;
    private final Actors actors;
    private final Transactions transactions;
    private final SessionHistory history;
    private final Clock clock;

    SignInService(
            SignInAttempts attempts,
            Users users,
            Passwords passwords,
            Sessions sessions,
            SessionService running,
            MembershipQueries memberships,
            Actors actors,
            Transactions transactions,
            SessionHistory history,
            Clock clock) {
        this.attempts = attempts;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.running = running;
        this.memberships = memberships;
        this.actors = actors;
        this.transactions = transactions;
        this.history = history;
        this.clock = clock;
    }

    /** Opens a session. Whether there is no such account, it is closed or the password is wrong is not told. */
    SessionTokens signIn(SessionInputs.SignIn input) {
        if (input.transport() == SessionTransport.COOKIE) {
            CookieAnswer.require();
        }
        attempts.count(input.email());
        var account = users.withEmail(input.email());
        var matches = passwords.matches(input.password(), account == null ? null : account.passwordHash());
        if (account == null || !account.active() || !matches) {
            attempts.failed(account);
            throw UserErrorException.of(SessionErrorCode.INVALID_CREDENTIALS);
        }
        var seat = seat(account, input.tenant());
        var id = new SessionId(NewIds.at(clock.instant()));
        var secret = CurrentCaller.call(
                CurrentCaller.get().as(actors.of(account.id(), id, seat)),
                () -> transactions.write(() -> {
                    var first = sessions.open(
                            id,
                            account.id(),
                            seat == null ? null : seat.tenant().value(),
                            seat == null ? null : seat.membership().value(),
                            input.transport());
                    history.opened(id, "PASSWORD");
                    return first;
                }));
        return running.opened(id, secret);
    }

    /** The seat asked for; else that of the session before this one, else the oldest; null when there is none. */
    private MembershipQueries.@Nullable Seat seat(Account account, @Nullable TenantId wanted) {
        var seats = memberships.seats(account.id());
        if (wanted != null) {
            var seat = MembershipQueries.find(seats, wanted);
            if (seat == null) {
                throw UserErrorException.at("tenant", SessionErrorCode.NOT_A_MEMBER);
            }
            return seat;
        }
        if (seats.size() < 2) {
            return seats.isEmpty() ? null : seats.getFirst();
        }
        var last = sessions.lastTenant(account.id());
        var seat = last == null ? null : MembershipQueries.find(seats, new TenantId(last));
        return seat == null ? seats.getFirst() : seat;
    }
}
