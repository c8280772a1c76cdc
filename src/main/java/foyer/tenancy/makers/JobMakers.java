package foyer.tenancy.makers;

import foyer.identity.SessionId;
import foyer.jobs.JobActors;
import foyer.jobs.JobCreator;
import foyer.platform.security.Actor;
import foyer.tenancy.actors.Actors;
import foyer.tenancy.actors.KeyStandingQueries;
import foyer.tenancy.members.MembershipQueries;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who the makers of jobs are today: active members, with the role that they have now and no session, and living API keys. */
@Component
class JobMakers implements JobActors {

    private static final String MEMBER = "MEMBER";
    private static final String API_KEY = "API_KEY";

    /** A job goes on when its maker has signed out. */
    private static final SessionId NO_SESSION = new SessionId(new UUID(0, 0));

    private final MembershipQueries memberships;
    private final KeyStandingQueries keys;
    private final Actors actors;
    private final Clock clock;

    JobMakers(MembershipQueries memberships, KeyStandingQueries keys, Actors actors, Clock clock) {
        this.memberships = memberships;
        this.keys = keys;
        this.actors = actors;
        this.clock = clock;
    }

    @Override
    public Map<JobCreator, Actor> today(Collection<JobCreator> creators) {
        var today = new HashMap<JobCreator, Actor>();
        var members = ids(creators, MEMBER);
        if (!members.isEmpty()) {
            memberships
                    .activeSeats(members)
                    .forEach(holder -> today.put(
                            new JobCreator(MEMBER, holder.seat().membership().value()),
                            actors.of(holder.user(), NO_SESSION, holder.seat())));
        }
        var servers = ids(creators, API_KEY);
        if (!servers.isEmpty()) {
            var now = clock.instant();
            keys.here(servers).stream()
                    .filter(key -> key.lives(now))
                    .forEach(key -> today.put(new JobCreator(API_KEY, key.key()), actors.key(key)));
        }
        return today;
    }

    private static List<UUID> ids(Collection<JobCreator> creators, String kind) {
        return creators.stream()
                .filter(creator -> creator.kind().equals(kind))
                .map(JobCreator::id)
                .filter(Objects::nonNull)
                .toList();
    }
}
