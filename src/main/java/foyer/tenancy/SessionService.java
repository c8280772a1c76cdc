package foyer.tenancy;

import foyer.identity.Account;
import foyer.identity.Passwords;
import foyer.identity.SessionId;
import foyer.identity.Sessions;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.crypto.Secret;
import foyer.platform.database.NewIds;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens, prolongs, moves and ends sessions. */
@Service
class SessionService {

    private final SignInThrottle throttle;
    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SessionMemberQueries sessionMembers;
    private final SessionChecks checks;
    private final MembershipQueries memberships;
    private final TokenService tokens;
    private final Actors actors;
    private final Transactions transactions;
    private final SessionHistory history;
    private final Clock clock;

    SessionService(
            SignInThrottle throttle,
            Users users,
            Passwords passwords,
            Sessions sessions,
            SessionMemberQueries sessionMembers,
            SessionChecks checks,
            MembershipQueries memberships,
            TokenService tokens,
            Actors actors,
            Transactions transactions,
            SessionHistory history,
            Clock clock) {
        this.throttle = throttle;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.sessionMembers = sessionMembers;
        this.checks = checks;
        this.memberships = memberships;
        this.tokens = tokens;
        this.actors = actors;
        this.transactions = transactions;
        this.history = history;
        this.clock = clock;
    }

    /** Opens a session. Whether there is no such account, it is closed or the password is wrong is not told. */
    SessionTokens signIn(SessionInputs.SignIn input) {
        throttle.signIn(input.email());
        var account = users.withEmail(input.email());
        var matches = passwords.matches(input.password(), account == null ? null : account.passwordHash());
        if (account == null || !account.active() || !matches) {
            throw UserErrorException.of(SessionErrorCode.INVALID_CREDENTIALS);
        }
        var seat = seat(account, input.tenant());
        var id = new SessionId(NewIds.at(clock.instant()));
        var refreshToken = as(
                actors.of(account.id(), id, seat),
                () -> transactions.write(() -> {
                    var first = sessions.open(
                            id,
                            account.id(),
                            seat == null ? null : seat.tenant().value(),
                            seat == null ? null : seat.membership().value());
                    history.opened(id, "PASSWORD");
                    return first;
                }));
        return issued(id, refreshToken);
    }

    /** Prolongs a session; the outcome is committed before a refusal is told, since it may have ended the session. */
    SessionTokens refresh(SessionInputs.SessionRefresh input) {
        var holder = sessions.holderOf(input.refreshToken());
        var session =
                holder == null ? null : sessionMembers.any(holder.session().value());
        if (holder == null || session == null || !session.open()) {
            throw UserErrorException.at("refreshToken", SessionErrorCode.REFRESH_TOKEN_INVALID);
        }
        var rotation = as(actors.of(session), () -> transactions.write(() -> rotate(holder, input.refreshToken())));
        return switch (rotation) {
            case Sessions.Rotation.Renewed renewed -> issued(holder.session(), renewed.refreshToken());
            case Sessions.Rotation.Over _ ->
                throw UserErrorException.at("refreshToken", SessionErrorCode.REFRESH_TOKEN_INVALID);
            case Sessions.Rotation.Reused _ -> {
                checks.forget(holder.session());
                throw UserErrorException.at("refreshToken", SessionErrorCode.REFRESH_TOKEN_INVALID);
            }
        };
    }

    /** Ends the caller's session. */
    void signOut() {
        var id = TenantService.sessionOf(CurrentCaller.actor());
        transactions.run(() -> {
            sessions.end(id);
            history.signedOut(id);
        });
        checks.forget(id);
    }

    /** Moves the caller's session to another tenant of theirs. */
    SessionTokens move(TenantId tenant) {
        var caller = CurrentCaller.get();
        var holder = new Sessions.Holder(
                new UserId(Objects.requireNonNull(caller.actor().userId())), TenantService.sessionOf(caller.actor()));
        var seat = find(memberships.seats(holder.user()), tenant);
        if (seat == null) {
            throw UserErrorException.at("id", TenantErrorCode.NOT_A_MEMBER);
        }
        var refreshToken = as(
                actors.of(holder.user(), holder.session(), seat),
                () -> transactions.<@Nullable Secret>write(() -> {
                    var next = sessions.move(
                            holder, seat.tenant().value(), seat.membership().value());
                    if (next != null) {
                        history.moved(caller, holder.session());
                    }
                    return next;
                }));
        checks.forget(holder.session());
        if (refreshToken == null) {
            throw revoked();
        }
        return issued(holder.session(), refreshToken);
    }

    private Sessions.Rotation rotate(Sessions.Holder holder, Secret refreshToken) {
        var rotation = sessions.rotate(holder, refreshToken);
        switch (rotation) {
            case Sessions.Rotation.Renewed _ -> history.refreshed(holder.session());
            case Sessions.Rotation.Over _ -> {}
            case Sessions.Rotation.Reused _ -> history.reused(holder.session());
        }
        return rotation;
    }

    /** The seat asked for; else that of the session before this one, else the oldest; null when there is none. */
    private MembershipQueries.@Nullable Seat seat(Account account, @Nullable TenantId wanted) {
        var seats = memberships.seats(account.id());
        if (wanted != null) {
            var seat = find(seats, wanted);
            if (seat == null) {
                throw UserErrorException.at("tenant", SessionErrorCode.NOT_A_MEMBER);
            }
            return seat;
        }
        if (seats.size() < 2) {
            return seats.isEmpty() ? null : seats.getFirst();
        }
        var last = sessions.lastTenant(account.id());
        var seat = last == null ? null : find(seats, new TenantId(last));
        return seat == null ? seats.getFirst() : seat;
    }

    private static MembershipQueries.@Nullable Seat find(List<MembershipQueries.Seat> seats, TenantId tenant) {
        return seats.stream()
                .filter(seat -> seat.tenant().equals(tenant))
                .findFirst()
                .orElse(null);
    }

    private SessionTokens issued(SessionId id, Secret refreshToken) {
        var issued = tokens.issue(id, refreshToken);
        if (issued == null) {
            throw revoked();
        }
        return issued;
    }

    private static <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        return CurrentCaller.call(CurrentCaller.get().as(actor), work::get);
    }

    private static ApiException revoked() {
        return new ApiException(
                ApiErrorCode.UNAUTHENTICATED,
                "access.unauthenticated.revoked",
                List.of(),
                Map.of("reason", Actor.Reason.REVOKED.name()));
    }
}
