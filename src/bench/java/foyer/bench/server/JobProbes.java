package foyer.bench.server;

import foyer.jobs.JobDefinition;
import foyer.jobs.JobDefinition.Nothing;
import foyer.jobs.JobHandler;
import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs that do nothing but tell how long they waited, with events and without. */
@RestController
class JobProbes {

    private static final Queue<Long> WAITED = new ConcurrentLinkedQueue<>();
    private static final double NANOS_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Jobs jobs;
    private final Transactions transactions;

    JobProbes(Jobs jobs, Transactions transactions) {
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** @param nanos when it was made, by this JVM; 0 where that is of no interest */
    record Probe(long nanos) {}

    /** From before the transaction that made a job until its handler began. */
    record Waits(int count, double p50, double p99, double longest) {}

    /** Makes so many jobs a second, each in a transaction of its own. */
    @GetMapping("/bench/jobs")
    Waits waits(
            @RequestParam UUID tenant, @RequestParam String type, @RequestParam int rate, @RequestParam int seconds) {
        WAITED.clear();
        var began = System.nanoTime();
        var count = rate * seconds;
        for (var i = 0; i < count; i++) {
            var due = began + TimeUnit.SECONDS.toNanos(1) * i / rate;
            while (System.nanoTime() - due < 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Thread.ofVirtual().start(() -> make(tenant, type));
        }
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (WAITED.size() < count && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        var sorted = WAITED.stream()
                .sorted()
                .mapToDouble(nanos -> nanos / NANOS_A_MILLI)
                .toArray();
        return new Waits(
                sorted.length, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
    }

    private void make(UUID tenant, String type) {
        var probe = new Probe(System.nanoTime());
        CurrentCaller.call(
                Caller.system(tenant, "bench"), () -> transactions.write(() -> jobs.enqueue(NewJob.of(type, probe))));
    }

    private record Handler(JobDefinition<Probe, Nothing> definition) implements JobHandler<Probe, Nothing> {

        @Override
        public Nothing run(foyer.jobs.JobRun run, Probe input) {
            if (input.nanos() != 0) {
                WAITED.add(System.nanoTime() - input.nanos());
            }
            return new Nothing();
        }
    }

    /** Both kinds. */
    @Configuration(proxyBeanMethods = false)
    static class Handlers {

        @Bean
        JobHandler<Probe, Nothing> quietProbe() {
            return new Handler(
                    JobDefinition.internal("bench.quiet", Probe.class).quietly());
        }

        @Bean
        JobHandler<Probe, Nothing> toldProbe() {
            return new Handler(JobDefinition.internal("bench.told", Probe.class));
        }
    }
}
