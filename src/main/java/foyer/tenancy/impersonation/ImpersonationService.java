package foyer.tenancy.impersonation;

import static java.util.Objects.requireNonNull;

import foyer.audit.Audit;
import foyer.identity.Impersonation;
import foyer.identity.Impersonations;
import foyer.identity.Impersonator;
import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.SessionTransport;
import foyer.identity.Sessions;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.database.NewIds;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.web.CookieAnswer;
import foyer.tenancy.Reason;
import foyer.tenancy.TenantId;
import foyer.tenancy.actors.Self;
import foyer.tenancy.actors.SessionChecks;
import foyer.tenancy.sessions.ActingSessions;
import foyer.tenancy.sessions.ActingSessions.Target;
import foyer.tenancy.sessions.SessionTokens;
import foyer.tenancy.tenants.TenancyEvents.SessionEnded;
import foyer.tenancy.tenants.TenancyEvents.SessionOpened;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Opens and ends sessions by which somebody acts as a member. Both the tenant's log and the platform's tell of it, and
 * the person is told by mail. The own session of whoever acts stays open: where a browser's cookie held it, the cookie
 * holds the other one meanwhile.
 */
@Service
class ImpersonationService {

    /** From the beginning to the end, whatever happens between: nothing prolongs it. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final String START = "impersonation.start";
    private static final String STOP = "impersonation.stop";
    private static final String ENTITY = "Membership";

    private final ImpersonationTargets targets;
    private final ActingSessions acting;
    private final Sessions sessions;
    private final Impersonations impersonations;
    private final SessionChecks checks;
    private final Users users;
    private final ImpersonationMail mail;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    ImpersonationService(
            ImpersonationTargets targets,
            ActingSessions acting,
            Sessions sessions,
            Impersonations impersonations,
            SessionChecks checks,
            Users users,
            ImpersonationMail mail,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit,
            Events events,
            Clock clock) {
        this.targets = targets;
        this.acting = acting;
        this.sessions = sessions;
        this.impersonations = impersonations;
        this.checks = checks;
        this.users = users;
        this.mail = mail;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a session by which the caller acts as the member. */
    SessionTokens start(ImpersonationInputs.Start input) {
        var caller = CurrentCaller.get();
        var reason = Reason.checked(input.reason(), ImpersonationErrorCode.REASON_INVALID);
        var own = Self.of(caller.actor()).session();
        var user = new UserId(requireNonNull(caller.actor().userId()));
        var transport = targets.transport(own, input.transport());
        var id = new SessionId(NewIds.at(clock.instant()));
        var target = targets.find(input, id, user, own);
        var account = requireNonNull(users.get(user));
        var by = new Impersonator(user, own, account.name(), account.email(), reason);
        var secret = CurrentCaller.call(
                caller.as(new Actor.User(user.value(), own.value())),
                () -> transactions.write(() -> {
                    audit.recordForUser(
                            START,
                            ENTITY,
                            target.membership().value(),
                            Map.of("tenant", new TenantId(target.tenant()).toString(), "reason", reason));
                    return otherTenant.within(caller.as(target.actor()), () -> open(by, id, target, transport));
                }));
        return acting.issue(id, secret);
    }

    private SessionSecret open(Impersonator by, SessionId id, Target target, SessionTransport transport) {
        var membership = target.membership().value();
        var secret = impersonations.open(by, id, target.user(), target.tenant(), membership, transport, LONGEST);
        audit.record(START, ENTITY, membership, Map.of("reason", by.reason()));
        events.publish(new SessionOpened(id));
        mail.send(requireNonNull(users.get(target.user())), by, id);
        return secret;
    }

    /** Who acts by the caller's session as its user; null when that is the user. */
    @Nullable Impersonation current() {
        return CurrentCaller.actor() instanceof Actor.Member member && member.impersonator() != null
                ? impersonations.get(new SessionId(member.session()))
                : null;
    }

    /**
     * Ends the caller's session, by which they act as somebody else.
     *
     * @return their own session, where the cookie held it before; null where they have its tokens
     */
    @Nullable SessionTokens stop() {
        var caller = CurrentCaller.get();
        if (!(caller.actor() instanceof Actor.Member member) || member.impersonator() == null) {
            throw UserErrorException.of(ImpersonationErrorCode.NOT_IMPERSONATING);
        }
        var id = new SessionId(member.session());
        var held = acting.held(id);
        var own = new SessionId(requireNonNull(held.impersonatorSession()));
        var self = new Actor.User(member.impersonator(), own.value());
        var next = transactions.write(() -> {
            sessions.end(id);
            audit.record(STOP, ENTITY, member.membership(), Map.of());
            events.publish(new SessionEnded(id));
            return otherTenant.within(caller.as(self), () -> resume(member, own, held.cookie()));
        });
        checks.forget(id);
        checks.forget(own);
        if (held.cookie() && next.isEmpty()) {
            CookieAnswer.takeBack();
        }
        return next.isEmpty() ? null : CurrentCaller.call(caller.as(self), () -> acting.issue(own, next.get()));
    }

    private Optional<SessionSecret> resume(Actor.Member member, SessionId own, boolean cookie) {
        UUID membership = member.membership();
        audit.recordForUser(STOP, ENTITY, membership, Map.of("tenant", new TenantId(member.tenant()).toString()));
        return cookie && CookieAnswer.isPossible() ? Optional.ofNullable(impersonations.resume(own)) : Optional.empty();
    }
}
