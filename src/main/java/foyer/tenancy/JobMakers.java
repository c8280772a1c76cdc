package foyer.tenancy;

import foyer.identity.SessionId;
import foyer.jobs.JobActors;
import foyer.jobs.JobCreator;
import foyer.platform.security.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who the makers of jobs are today: active members, with the role that they have now and no session. */
@Component
class JobMakers implements JobActors {

    private static final String MEMBER = "MEMBER";

    /** A job goes on when its maker has signed out. */
    private static final SessionId NO_SESSION = new SessionId(new UUID(0, 0));

    private final MembershipQueries memberships;
    private final Actors actors;

    JobMakers(MembershipQueries memberships, Actors actors) {
        this.memberships = memberships;
        this.actors = actors;
    }

    @Override
    public Map<JobCreator, Actor> today(Collection<JobCreator> creators) {
        var ids = creators.stream()
                .filter(creator -> creator.kind().equals(MEMBER))
                .map(JobCreator::id)
                .filter(Objects::nonNull)
                .toList();
        var today = new HashMap<JobCreator, Actor>();
        memberships
                .activeSeats(ids)
                .forEach(holder -> today.put(
                        new JobCreator(MEMBER, holder.seat().membership().value()),
                        actors.of(holder.user(), NO_SESSION, holder.seat())));
        return today;
    }
}
