package foyer.jobs;

import foyer.entitlements.Feature;
import foyer.platform.security.AccessState;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the queue has to know of a type of jobs.
 *
 * @param type a value of the schema's enum JobType; or, of an internal type, a name of its own such as {@code mail.send}
 * @param input what a job is given; read strictly, since people may write it
 * @param output what it answers
 * @param internal work of Foyer itself: in no list of people's jobs
 * @param open whether people may make one by {@code jobCreate}
 * @param permission that whoever makes one must have, also when it runs; null when none is needed
 * @param maxAttempts how often it is tried before it is DEAD
 * @param timeout of one attempt
 * @param concurrency how many of a tenant's run at once in all the cluster
 * @param priority unless a job has its own
 * @param quota what one uses of the tenant's plan; null for nothing
 * @param quiet whether nobody is told of its progress: no events, for internal work that comes in masses
 * @param allowedWhen the states of their tenant in which people's run all the same, as {@code @allowWhen} has it
 * @param module that the tenant has to be entitled to when it runs; null for none
 */
public record JobDefinition<I extends Record, O extends Record>(
        String type,
        Class<I> input,
        Class<O> output,
        boolean internal,
        boolean open,
        @Nullable String permission,
        int maxAttempts,
        Duration timeout,
        int concurrency,
        JobPriority priority,
        boolean quiet,
        @Nullable JobQuota quota,
        Set<AccessState> allowedWhen,
        @Nullable Feature module) {

    private static final int ATTEMPTS = 5;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int CONCURRENCY = 4;
    private static final int INTERNAL_CONCURRENCY = 1_000;

    public JobDefinition {
        if (maxAttempts < 1 || concurrency < 1 || timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(type + " could never run");
        }
        if (quiet && !internal) {
            throw new IllegalArgumentException(type + " is people's, who want to be told of it");
        }
    }

    /** The output of jobs that have nothing to tell. */
    public record Nothing() {}

    /** A type that people see; 5 attempts of 10 minutes, 4 at once. */
    public static <I extends Record, O extends Record> JobDefinition<I, O> of(
            String type, Class<I> input, Class<O> output) {
        return new Draft(false, CONCURRENCY).of(type, input, output);
    }

    /** Work of Foyer itself; 5 attempts of 10 minutes. */
    public static <I extends Record> JobDefinition<I, Nothing> internal(String type, Class<I> input) {
        return new Draft(true, INTERNAL_CONCURRENCY).of(type, input, Nothing.class);
    }

    /** People may make one by {@code jobCreate}, when they have this permission. */
    public JobDefinition<I, O> open(String needed) {
        return with(draft -> {
            draft.open = true;
            draft.permission = needed;
        });
    }

    /** Whoever makes one must have this permission, and still have it when it runs. */
    public JobDefinition<I, O> permission(String needed) {
        return with(draft -> draft.permission = needed);
    }

    public JobDefinition<I, O> maxAttempts(int attempts) {
        return with(draft -> draft.maxAttempts = attempts);
    }

    public JobDefinition<I, O> timeout(Duration longest) {
        return with(draft -> draft.timeout = longest);
    }

    public JobDefinition<I, O> concurrency(int atOnce) {
        return with(draft -> draft.concurrency = atOnce);
    }

    public JobDefinition<I, O> priority(JobPriority usual) {
        return with(draft -> draft.priority = usual);
    }

    /** Without events. */
    public JobDefinition<I, O> quietly() {
        return with(draft -> draft.quiet = true);
    }

    /** One uses this of the tenant's plan. */
    public JobDefinition<I, O> quota(JobQuota used) {
        return with(draft -> draft.quota = used);
    }

    /** People's run in these states too, as the mutation's {@code @allowWhen} has it. */
    public JobDefinition<I, O> allowedWhen(AccessState... states) {
        return with(draft -> draft.allowedWhen = Set.of(states));
    }

    /** The tenant has to be entitled to this when one runs. */
    public JobDefinition<I, O> module(Feature needed) {
        return with(draft -> draft.module = needed);
    }

    private JobDefinition<I, O> with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.of(type, input, output);
    }

    /** A definition while it is put together. */
    private static final class Draft {

        private final boolean internal;
        private boolean open;
        private @Nullable String permission;
        private int maxAttempts = ATTEMPTS;
        private Duration timeout = TIMEOUT;
        private int concurrency;
        private JobPriority priority = JobPriority.NORMAL;
        private boolean quiet;
        private @Nullable JobQuota quota;
        private Set<AccessState> allowedWhen = Set.of();
        private @Nullable Feature module;

        Draft(boolean internal, int concurrency) {
            this.internal = internal;
            this.concurrency = concurrency;
        }

        Draft(JobDefinition<?, ?> definition) {
            this.internal = definition.internal;
            this.open = definition.open;
            this.permission = definition.permission;
            this.maxAttempts = definition.maxAttempts;
            this.timeout = definition.timeout;
            this.concurrency = definition.concurrency;
            this.priority = definition.priority;
            this.quiet = definition.quiet;
            this.quota = definition.quota;
            this.allowedWhen = definition.allowedWhen;
            this.module = definition.module;
        }

        <A extends Record, B extends Record> JobDefinition<A, B> of(String type, Class<A> input, Class<B> output) {
            return new JobDefinition<>(
                    type,
                    input,
                    output,
                    internal,
                    open,
                    permission,
                    maxAttempts,
                    timeout,
                    concurrency,
                    priority,
                    quiet,
                    quota,
                    allowedWhen,
                    module);
        }
    }
}
