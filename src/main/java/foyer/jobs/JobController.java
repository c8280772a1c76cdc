package foyer.jobs;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/jobs}. */
@Controller
class JobController {

    private final JobQueries queries;
    private final JobService service;

    JobController(JobQueries queries, JobService service) {
        this.queries = queries;
        this.service = service;
    }

    record JobPayload(Job job) implements Payload {}

    record JobsPayload(List<Job> jobs) implements Payload {}

    @QueryMapping
    @Nullable Job job(@Argument JobId id) {
        var job = queries.byId(id);
        return job != null && JobAccess.sees(job) ? job : null;
    }

    @QueryMapping
    Connection<Job> jobs(@Argument @Nullable JobFilter filter, PageRequest page) {
        return queries.page(JobFilter.checked(filter), page);
    }

    @MutationMapping
    JobPayload jobCreate(@Argument JobInputs.Create input) {
        return new JobPayload(service.create(input));
    }

    @MutationMapping
    JobPayload jobCancel(@Argument JobInputs.One input) {
        return new JobPayload(service.cancel(input.id()));
    }

    @MutationMapping
    JobPayload jobRetry(@Argument JobInputs.One input) {
        return new JobPayload(service.retry(input.id()));
    }

    @MutationMapping
    JobsPayload jobRequeueDead(@Argument JobInputs.Many input) {
        return new JobsPayload(service.requeueDead(input.ids()));
    }
}
