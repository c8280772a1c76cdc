package foyer.tenancy.actors;

import foyer.platform.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells which actors are no longer what they were, as the database says now: their session was ended, ran out or moved,
 * their role, membership, account or tenant changed, or whoever acts by it as somebody else may no more. Asked again and again for whatever is held open, so it is one
 * statement for so many sessions at once.
 */
@Component
class StandingActors {

    /** Of sessions in a statement. */
    static final int AT_ONCE = 1_000;

    private final SessionStandingQueries queries;
    private final Actors actors;
    private final ImpersonationRight impersonation;
    private final Clock clock;

    StandingActors(SessionStandingQueries queries, Actors actors, ImpersonationRight impersonation, Clock clock) {
        this.queries = queries;
        this.actors = actors;
        this.impersonation = impersonation;
        this.clock = clock;
    }

    /** Of these, those that changed; whoever has no session has nothing to stand on. */
    Set<Actor> changed(Collection<? extends Actor> asked) {
        var changed = new HashSet<Actor>();
        var bySession = new HashMap<UUID, List<Actor>>();
        for (var actor : asked) {
            var session = actor.sessionId();
            if (session == null) {
                changed.add(actor);
            } else {
                bySession.computeIfAbsent(session, _ -> new ArrayList<>()).add(actor);
            }
        }
        var now = standing(List.copyOf(bySession.keySet()));
        bySession.forEach((session, its) ->
                its.stream().filter(actor -> !actor.equals(now.get(session))).forEach(changed::add));
        return changed;
    }

    /** Who each session makes now; one that does not live is missing. */
    private Map<UUID, Actor> standing(List<UUID> sessions) {
        var standing = new HashMap<UUID, Actor>();
        for (var from = 0; from < sessions.size(); from += AT_ONCE) {
            var now = clock.instant();
            var found = queries.of(sessions.subList(from, Math.min(from + AT_ONCE, sessions.size())));
            var own = impersonators(found.values(), now);
            var open = open(found.values(), own);
            found.forEach((session, its) -> {
                if (lives(its, now) && mayGoOn(its, own, open)) {
                    standing.put(session, actor(its));
                }
            });
        }
        return standing;
    }

    /** Whoever acts by these as somebody else, by their own sessions; one statement more when there are any. */
    private Map<UUID, Actor> impersonators(Collection<SessionStandingQueries.Standing> found, Instant now) {
        var sessions = new HashSet<UUID>();
        for (var its : found) {
            var by = its.held().impersonatorSession();
            if (by != null) {
                sessions.add(by);
            }
        }
        if (sessions.isEmpty()) {
            return Map.of();
        }
        var own = new HashMap<UUID, Actor>();
        queries.of(sessions).forEach((session, its) -> {
            if (lives(its, now)) {
                own.put(session, actor(its));
            }
        });
        return own;
    }

    /** The tenants that let whoever runs the platform act as their members; one statement when somebody does. */
    private Set<UUID> open(Collection<SessionStandingQueries.Standing> found, Map<UUID, Actor> impersonators) {
        var tenants = new HashSet<UUID>();
        for (var its : found) {
            var by = its.held().impersonatorSession();
            var own = by == null ? null : impersonators.get(by);
            var seat = its.seat();
            if (own != null && seat != null && ImpersonationRight.runsPlatform(own)) {
                tenants.add(seat.tenant().value());
            }
        }
        return tenants.isEmpty() ? Set.of() : impersonation.open(tenants);
    }

    private boolean mayGoOn(SessionStandingQueries.Standing its, Map<UUID, Actor> impersonators, Set<UUID> open) {
        var by = its.held().impersonatorSession();
        if (by == null) {
            return true;
        }
        var own = impersonators.get(by);
        var seat = its.seat();
        return own != null && seat != null && impersonation.isHeld(own, seat, open);
    }

    private static boolean lives(SessionStandingQueries.Standing its, Instant now) {
        return its.open() && now.isBefore(its.expiresAt());
    }

    private Actor actor(SessionStandingQueries.Standing its) {
        return actors.of(its.user(), its.session(), its.seat(), its.held());
    }
}
