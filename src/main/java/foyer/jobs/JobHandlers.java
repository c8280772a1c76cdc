package foyer.jobs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The types of jobs that this version of Foyer knows, each with its one handler. */
@Component
class JobHandlers {

    private final Map<String, JobHandler<?, ?>> byType;

    /** Two handlers of one type stop the start: toMap refuses them. */
    JobHandlers(List<JobHandler<?, ?>> handlers) {
        this.byType = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        handler -> handler.definition().type(), Function.identity()));
    }

    JobHandler<?, ?> of(String type) {
        return Objects.requireNonNull(byType.get(type), () -> "nothing handles jobs of type " + type);
    }

    @Nullable JobHandler<?, ?> find(String type) {
        return byType.get(type);
    }

    /** The definition; null for a type of an older or newer version. */
    @Nullable JobDefinition<?, ?> definition(String type) {
        var handler = byType.get(type);
        return handler == null ? null : handler.definition();
    }

    /** An event of a leased job; whose type is known here is told by its definition. */
    JobEvents event(String type, Lease lease) {
        return new JobEvents(type, lease.job(), lease.type(), isInternal(lease.type()));
    }

    /** How a leased job ended. */
    JobEvents ended(Lease lease, JobStatus status) {
        return JobEvents.ended(lease.job(), lease.type(), isInternal(lease.type()), status);
    }

    private boolean isInternal(String type) {
        var definition = definition(type);
        return definition == null || definition.internal();
    }

    /** Whether nobody is told of such jobs. */
    boolean isQuiet(String type) {
        var definition = definition(type);
        return definition != null && definition.quiet();
    }

    String[] types() {
        return byType.keySet().stream().sorted().toArray(String[]::new);
    }
}
