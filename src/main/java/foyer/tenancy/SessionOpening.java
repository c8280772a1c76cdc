package foyer.tenancy;

import foyer.identity.Factors;
import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.SessionTransport;
import foyer.identity.Sessions;
import foyer.identity.UserId;
import foyer.platform.crypto.Secret;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Opens a session of somebody who has proven who they are, by a password or by a link. What proves it is held or used up
 * in the transaction that opens the session, and so is the code of a second factor: a refusal uses nothing up.
 */
@Service
public class SessionOpening {

    private final Factors factors;
    private final Sessions sessions;
    private final SessionService running;
    private final MembershipQueries memberships;
    private final Actors actors;
    private final SignInAttempts attempts;
    private final Transactions transactions;
    private final SessionHistory history;
    private final Clock clock;

    SessionOpening(
            Factors factors,
            Sessions sessions,
            SessionService running,
            MembershipQueries memberships,
            Actors actors,
            SignInAttempts attempts,
            Transactions transactions,
            SessionHistory history,
            Clock clock) {
        this.factors = factors;
        this.sessions = sessions;
        this.running = running;
        this.memberships = memberships;
        this.actors = actors;
        this.attempts = attempts;
        this.transactions = transactions;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Whose session to open, and how.
     *
     * @param code of the second factor, if they have one
     * @param tenant where to act; null for wherever they usually do
     * @param by what proves who they are, {@code "PASSWORD"}
     */
    public record Request(
            UserId user, @Nullable Secret code, @Nullable TenantId tenant, SessionTransport transport, String by) {}

    /**
     * Opens it.
     *
     * @param proof runs first in the transaction, as the user: it throws unless it still proves who they are
     * @throws UserErrorException CODE_REQUIRED, CODE_INVALID or NOT_A_MEMBER
     */
    public SessionTokens open(Request request, Runnable proof) {
        var seat = seat(request.user(), request.tenant());
        var id = new SessionId(NewIds.at(clock.instant()));
        try {
            var secret = CurrentCaller.call(
                    CurrentCaller.get().as(actors.of(request.user(), id, seat)),
                    () -> transactions.write(() -> {
                        proof.run();
                        return store(request, id, seat);
                    }));
            return running.opened(id, secret);
        } catch (UserErrorException e) {
            if (e.problems().getFirst().code() == SessionErrorCode.CODE_INVALID) {
                attempts.codeFailed(request.user());
            }
            throw e;
        }
    }

    private SessionSecret store(Request request, SessionId id, MembershipQueries.@Nullable Seat seat) {
        var factor = factors.prove(request.user(), request.code());
        switch (factor) {
            case MISSING -> throw UserErrorException.at("code", SessionErrorCode.CODE_REQUIRED);
            case WRONG -> throw UserErrorException.at("code", SessionErrorCode.CODE_INVALID);
            case NOT_NEEDED, TOTP, RECOVERY_CODE -> {}
        }
        if (seat == null && request.tenant() != null) {
            throw UserErrorException.at("tenant", SessionErrorCode.NOT_A_MEMBER);
        }
        var secret = sessions.open(
                id,
                request.user(),
                seat == null ? null : seat.tenant().value(),
                seat == null ? null : seat.membership().value(),
                request.transport());
        history.opened(id, factor == Factors.Proof.NOT_NEEDED ? request.by() : request.by() + "_AND_" + factor);
        return secret;
    }

    /** The seat asked for; else that of the session before this one, else the oldest; null when there is none. */
    private MembershipQueries.@Nullable Seat seat(UserId user, @Nullable TenantId wanted) {
        var seats = memberships.seats(user);
        if (wanted != null) {
            return MembershipQueries.find(seats, wanted);
        }
        if (seats.size() < 2) {
            return seats.isEmpty() ? null : seats.getFirst();
        }
        var last = sessions.lastTenant(user);
        var seat = last == null ? null : MembershipQueries.find(seats, new TenantId(last));
        return seat == null ? seats.getFirst() : seat;
    }
}
