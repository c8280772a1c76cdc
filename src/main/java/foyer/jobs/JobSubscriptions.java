package foyer.jobs;

import foyer.platform.graphql.live.EventStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;

/** What of jobs can be watched. */
@Controller
class JobSubscriptions {

    private final JobQueries queries;

    JobSubscriptions(JobQueries queries) {
        this.queries = queries;
    }

    @SubscriptionMapping
    EventStream<JobEvent> jobChanged(
            @Argument @Nullable JobId id, @Argument @Nullable JobFilter filter, @Argument @Nullable String after) {
        return new EventStream<>(Job.TYPE, after, new JobMessages(queries, id, JobFilter.checked(filter)));
    }
}
