package foyer.audit;

import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tells whether a chain has rows that were sealed so long ago that a checkpoint has to vouch for them. */
@Component
class OverdueCheckpoints {

    private final ChainQueries queries;
    private final AuditSettings settings;
    private final Clock clock;

    OverdueCheckpoints(ChainQueries queries, AuditSettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether there are such rows after the last one that is vouched for, up to the end. */
    boolean after(DSLContext as, UUID tenant, long vouched, long end) {
        var before = clock.instant().minus(settings.checkpointOverdue());
        return vouched < end && queries.isSealedBefore(as, tenant, vouched, end, before);
    }
}
