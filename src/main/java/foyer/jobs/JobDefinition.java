package foyer.jobs;

import foyer.entitlements.Feature;
import java.time.Duration;
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
 * @param readOnlyToo whether people's run although their tenant may only read, as {@code @allowWhen} has it
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
        boolean readOnlyToo,
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
        return new JobDefinition<>(
                type,
                input,
                output,
                false,
                false,
                null,
                ATTEMPTS,
                TIMEOUT,
                CONCURRENCY,
                JobPriority.NORMAL,
                false,
                null,
                false,
                null);
    }

    /** Work of Foyer itself; 5 attempts of 10 minutes. */
    public static <I extends Record> JobDefinition<I, Nothing> internal(String type, Class<I> input) {
        return new JobDefinition<>(
                type,
                input,
                Nothing.class,
                true,
                false,
                null,
                ATTEMPTS,
                TIMEOUT,
                INTERNAL_CONCURRENCY,
                JobPriority.NORMAL,
                false,
                null,
                false,
                null);
    }

    /** People may make one by {@code jobCreate}, when they have this permission. */
    public JobDefinition<I, O> open(String needed) {
        return new JobDefinition<>(
                type,
                input,
                output,
                internal,
                true,
                needed,
                maxAttempts,
                timeout,
                concurrency,
                priority,
                quiet,
                quota,
                readOnlyToo,
                module);
    }

    /** Whoever makes one must have this permission, and still have it when it runs. */
    public JobDefinition<I, O> permission(String needed) {
        return new JobDefinition<>(
                type,
                input,
                output,
                internal,
                open,
                needed,
                maxAttempts,
                timeout,
                concurrency,
                priority,
                quiet,
                quota,
                readOnlyToo,
                module);
    }

    public JobDefinition<I, O> maxAttempts(int attempts) {
        return new JobDefinition<>(
                type,
                input,
                output,
                internal,
                open,
                permission,
                attempts,
                timeout,
                concurrency,
                priority,
                quiet,
                quota,
                readOnlyToo,
                module);
    }

    public JobDefinition<I, O> timeout(Duration longest) {
        return new JobDefinition<>(
                type,
                input,
                output,
                internal,
                open,
                permission,
                maxAttempts,
                longest,
                concurrency,
                priority,
                quiet,
                quota,
                readOnlyToo,
                module);
    }

    public JobDefinition<I, O> concurrency(int atOnce) {
        return new JobDefinition<>(
                type,
                input,
                output,
                internal,
                open,
                permission,
                maxAttempts,
                timeout,
                atOnce,
                priority,
                quiet,
                quota,
                readOnlyToo,
                module);
    }

    public JobDefinition<I, O> priority(JobPriority usual) {
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
                usual,
                quiet,
                quota,
                readOnlyToo,
                module);
    }

    /** Without events. */
    public JobDefinition<I, O> quietly() {
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
                true,
                quota,
                readOnlyToo,
                module);
    }

    /** One uses this of the tenant's plan. */
    public JobDefinition<I, O> quota(JobQuota used) {
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
                used,
                readOnlyToo,
                module);
    }

    /** People's run although their tenant may only read: they change nothing. */
    public JobDefinition<I, O> allowedWhenReadOnly() {
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
                true,
                module);
    }

    /** The tenant has to be entitled to this when one runs. */
    public JobDefinition<I, O> module(Feature needed) {
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
                readOnlyToo,
                needed);
    }
}
