package foyer.tenancy.sessions;

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
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.TenantId;
import foyer.tenancy.actors.Actors;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
    private final SeatChoice seats;
    private final Actors actors;
    private final SignInAttempts attempts;
    private final Transactions transactions;
    private final SessionHistory history;
    private final NewDeviceMail newDevice;
    private final Clock clock;

    SessionOpening(
            Factors factors,
            Sessions sessions,
            SessionService running,
            SeatChoice seats,
            Actors actors,
            SignInAttempts attempts,
            Transactions transactions,
            SessionHistory history,
            NewDeviceMail newDevice,
            Clock clock) {
        this.factors = factors;
        this.sessions = sessions;
        this.running = running;
        this.seats = seats;
        this.actors = actors;
        this.attempts = attempts;
        this.transactions = transactions;
        this.history = history;
        this.newDevice = newDevice;
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
     * @throws UserErrorException CODE_REQUIRED, CODE_INVALID or NOT_A_MEMBER; SECOND_FACTOR_REQUIRED with the session
     */
    public SessionTokens open(Request request, Runnable proof) {
        var choice = seats.of(request.user(), request.tenant());
        var id = new SessionId(NewIds.at(clock.instant()));
        try {
            var secret = CurrentCaller.call(
                    CurrentCaller.get().as(actors.of(request.user(), id, choice.seat())),
                    () -> transactions.write(() -> {
                        proof.run();
                        return store(request, id, choice);
                    }));
            return told(running.opened(id, secret), choice);
        } catch (UserErrorException e) {
            if (e.problems().getFirst().code() == SessionErrorCode.CODE_INVALID) {
                attempts.codeFailed(request.user());
            }
            throw e;
        }
    }

    /** Whoever has no factor where one is asked is signed in outside of it, to add one, and is told so. */
    private static SessionTokens told(SessionTokens tokens, SeatChoice.Choice choice) {
        if (choice.lacksFactor()) {
            throw new UserErrorException(
                    List.of(new Problem(SessionErrorCode.SECOND_FACTOR_REQUIRED, null, List.of())),
                    Map.of("session", tokens));
        }
        return tokens;
    }

    private SessionSecret store(Request request, SessionId id, SeatChoice.Choice choice) {
        var factor = factors.prove(request.user(), request.code());
        switch (factor) {
            case MISSING -> throw UserErrorException.at("code", SessionErrorCode.CODE_REQUIRED);
            case WRONG -> throw UserErrorException.at("code", SessionErrorCode.CODE_INVALID);
            case NOT_NEEDED, TOTP, RECOVERY_CODE -> {}
        }
        if (choice.seat() == null && request.tenant() != null && !choice.lacksFactor()) {
            throw UserErrorException.at("tenant", SessionErrorCode.NOT_A_MEMBER);
        }
        if (choice.seat() != null && choice.factorRequired() && factor == Factors.Proof.NOT_NEEDED) {
            // It was taken away since the seat was chosen.
            throw UserErrorException.of(SessionErrorCode.SECOND_FACTOR_REQUIRED);
        }
        newDevice.sendIfNew(request.user());
        var secret = sessions.open(
                id, request.user(), choice.tenant(), choice.membership(), request.transport(), choice.longest());
        history.opened(id, factor == Factors.Proof.NOT_NEEDED ? request.by() : request.by() + "_AND_" + factor);
        return secret;
    }
}
