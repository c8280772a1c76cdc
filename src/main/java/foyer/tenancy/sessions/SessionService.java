package foyer.tenancy.sessions;

import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.SessionTransport;
import foyer.identity.Sessions;
import foyer.platform.crypto.Secret;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.web.CookieAnswer;
import foyer.tenancy.actors.Actors;
import foyer.tenancy.actors.Self;
import foyer.tenancy.actors.SessionChecks;
import foyer.tenancy.actors.SessionMemberQueries;
import foyer.tenancy.members.MembershipQueries;
import foyer.tenancy.policies.SecurityPolicies;
import foyer.tenancy.tenants.TenantErrorCode;
import foyer.tenancy.tenants.TenantInputs;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Prolongs, moves, replaces and ends sessions that are open. */
@Service
public class SessionService {

    private final Sessions sessions;
    private final SessionMemberQueries sessionMembers;
    private final SessionChecks checks;
    private final MembershipQueries memberships;
    private final SecurityPolicies policies;
    private final TokenService tokens;
    private final Actors actors;
    private final Transactions transactions;
    private final SessionHistory history;

    SessionService(
            Sessions sessions,
            SessionMemberQueries sessionMembers,
            SessionChecks checks,
            MembershipQueries memberships,
            SecurityPolicies policies,
            TokenService tokens,
            Actors actors,
            Transactions transactions,
            SessionHistory history) {
        this.sessions = sessions;
        this.sessionMembers = sessionMembers;
        this.checks = checks;
        this.memberships = memberships;
        this.policies = policies;
        this.tokens = tokens;
        this.actors = actors;
        this.transactions = transactions;
        this.history = history;
    }

    /** Gives the client a session that was just opened; the one that its cookie held before ends. */
    public SessionTokens opened(SessionId id, SessionSecret secret) {
        var tokens = issued(id, secret);
        if (secret.transport() == SessionTransport.COOKIE) {
            replace(CurrentCaller.actor());
        }
        return tokens;
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
        if (rotation instanceof Sessions.Rotation.Reused) {
            checks.forget(holder.session());
        }
        // Between its renewal and its answer somebody else may have ended it.
        var issued = rotation instanceof Sessions.Rotation.Renewed renewed
                ? tokens.issue(holder.session(), renewed.next())
                : null;
        if (issued == null) {
            throw UserErrorException.at("refreshToken", SessionErrorCode.REFRESH_TOKEN_INVALID);
        }
        return issued;
    }

    /** Ends the caller's session; where a cookie holds it, the browser forgets that. */
    void signOut() {
        var id = Self.get().session();
        var transport = transactions.<@Nullable SessionTransport>write(() -> {
            var ended = sessions.end(id);
            history.signedOut(id);
            return ended;
        });
        checks.forget(id);
        if (transport == SessionTransport.COOKIE) {
            CookieAnswer.takeBack();
        }
    }

    /** Moves the caller's session to another tenant of theirs. */
    SessionTokens move(TenantInputs.TenantSwitch input) {
        var caller = CurrentCaller.get();
        if (input.transport() == SessionTransport.COOKIE) {
            CookieAnswer.require();
        }
        var self = Self.of(caller.actor());
        var holder = new Sessions.Holder(self.user(), self.session());
        var seat = MembershipQueries.find(memberships.seats(holder.user()), input.id());
        if (seat == null) {
            throw UserErrorException.at("id", TenantErrorCode.NOT_A_MEMBER);
        }
        if (policies.lacksFactor(holder.user(), seat.tenant())) {
            throw UserErrorException.at("id", TenantErrorCode.SECOND_FACTOR_REQUIRED);
        }
        var secret = as(
                actors.of(holder.user(), holder.session(), seat),
                () -> transactions.<@Nullable SessionSecret>write(() -> {
                    var next = sessions.move(
                            holder, seat.tenant().value(), seat.membership().value(), input.transport());
                    if (next != null) {
                        history.moved(caller, holder.session());
                    }
                    return next;
                }));
        checks.forget(holder.session());
        if (secret == null) {
            throw ApiException.revoked();
        }
        return issued(holder.session(), secret);
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

    /** Ends the session that the browser's cookie held until now, if it is one that the caller came with. */
    private void replace(Actor before) {
        if (!(before instanceof Actor.Member) && !(before instanceof Actor.User)) {
            return;
        }
        var id = Self.of(before).session();
        transactions.run(() -> {
            if (sessions.replace(id)) {
                history.replaced(id);
            }
        });
        checks.forget(id);
    }

    private SessionTokens issued(SessionId id, SessionSecret secret) {
        var issued = tokens.issue(id, secret);
        if (issued == null) {
            throw ApiException.revoked();
        }
        return issued;
    }

    private static <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        return CurrentCaller.call(CurrentCaller.get().as(actor), work::get);
    }
}
