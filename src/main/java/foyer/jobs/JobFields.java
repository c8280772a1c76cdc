package foyer.jobs;

import foyer.platform.graphql.PageRequest;
import foyer.platform.messages.Messages;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What of a job is worked out or read besides: how far it is, why it failed, its children. */
@Controller
class JobFields {

    private static final int WHOLE = 100;
    private static final String CHILDREN = "jobChildren";

    private final Messages messages;
    private final Clock clock;

    JobFields(Messages messages, Clock clock, BatchLoaderRegistry registry, JobQueries queries) {
        this.messages = messages;
        this.clock = clock;
        registry.<ChildrenOf, List<Job>>forName(CHILDREN)
                .registerMappedBatchLoader((keys, _) -> Mono.just(children(queries, keys)));
    }

    /** The first children of a job. */
    record ChildrenOf(JobId parent, int first) {}

    /** How far a job is, as the schema shows it. */
    record ProgressView(
            @Nullable Integer percent,
            long done,
            @Nullable Long total,
            @Nullable Instant eta,
            @Nullable String message) {}

    /** Why an attempt failed, as the schema shows it. */
    record ErrorView(String code, String message) {}

    @SchemaMapping
    ProgressView progress(Job job) {
        var progress = job.progress();
        var total = progress.total();
        var percent =
                total == null ? null : total == 0 ? WHOLE : (int) Math.min(WHOLE, progress.done() * WHOLE / total);
        return new ProgressView(percent, progress.done(), total, eta(job), progress.message());
    }

    private @Nullable Instant eta(Job job) {
        var total = job.progress().total();
        var done = job.progress().done();
        if (job.status() != JobStatus.RUNNING || job.startedAt() == null || total == null || done <= 0) {
            return null;
        }
        var now = clock.instant();
        var taken = Duration.between(job.startedAt(), now);
        var left = Math.max(0, total - done);
        return now.plusMillis((long) (taken.toMillis() * ((double) left / done)));
    }

    @SchemaMapping
    @Nullable ErrorView error(Job job) {
        var error = job.error();
        return error == null
                ? null
                : new ErrorView(
                        error.code(),
                        messages.get(error.key(), error.arguments().toArray()));
    }

    @SchemaMapping
    CompletableFuture<List<Job>> children(Job job, @Argument int first, DataFetchingEnvironment environment) {
        DataLoader<ChildrenOf, List<Job>> loader = Objects.requireNonNull(environment.getDataLoader(CHILDREN));
        return loader.load(new ChildrenOf(job.id(), PageRequest.first(first).size()));
    }

    private static Map<ChildrenOf, List<Job>> children(JobQueries queries, Set<ChildrenOf> keys) {
        var most = keys.stream().mapToInt(ChildrenOf::first).max().orElse(0);
        var read = queries.childrenOf(
                keys.stream().map(ChildrenOf::parent).distinct().toList(), most);
        var children = new HashMap<ChildrenOf, List<Job>>();
        keys.forEach(key -> children.put(
                key,
                read.getOrDefault(key.parent(), List.of()).stream()
                        .filter(JobAccess::sees)
                        .limit(key.first())
                        .toList()));
        return children;
    }
}
