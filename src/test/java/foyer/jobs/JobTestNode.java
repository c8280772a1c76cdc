package foyer.jobs;

import com.zaxxer.hikari.HikariDataSource;
import foyer.entitlements.TenantTerms;
import foyer.platform.database.ScratchDatabase;
import foyer.platform.database.Transactions;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * One node as far as jobs go: the beans as the application wires them, without the web. It can die at any statement: from
 * there on it reaches the database no more, and what it had not committed is undone, as after {@code kill -9}.
 */
final class JobTestNode implements AutoCloseable {

    /** Within it whatever is to happen has happened, on a machine that is busy with other things too. */
    static final Duration SOON = Duration.ofSeconds(30);

    /** Quick to look and to try again; nodes that only stand still for a while lose no job. */
    static final List<String> QUICK = List.of(
            "foyer.jobs.poll=100ms",
            "foyer.jobs.look=50ms",
            "foyer.jobs.lease=1m",
            "foyer.jobs.retry-after=20ms",
            "foyer.jobs.retry-longest=100ms",
            "foyer.events.poll=100ms");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    @Configuration
    @ComponentScan({"foyer.platform.database", "foyer.platform.crypto", "foyer.platform.events", "foyer.platform.time"})
    @ComponentScan(
            basePackages = {"foyer.jobs", "foyer.audit", "foyer.entitlements"},
            excludeFilters = {
                @ComponentScan.Filter(classes = {Controller.class, Service.class}),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "foyer\\.jobs\\.JobConfig")
            })
    @ConfigurationPropertiesScan({"foyer.platform", "foyer.jobs", "foyer.audit", "foyer.entitlements"})
    static class Platform {}

    /** People of the test, by the ids of their memberships. */
    private static final class People implements JobActors {

        private final Map<UUID, Actor> present = new ConcurrentHashMap<>();

        @Override
        public Map<JobCreator, Actor> today(Collection<JobCreator> creators) {
            var today = new HashMap<JobCreator, Actor>();
            creators.forEach(creator -> {
                var actor = present.get(Objects.requireNonNull(creator.id()));
                if (actor != null) {
                    today.put(creator, actor);
                }
            });
            return today;
        }
    }

    /** Counts down to the statement that this node does not live to send. */
    private static final class Dying implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        private final transient JobTestNode node;

        private Dying(JobTestNode node) {
            this.node = node;
        }

        @Override
        public void executeStart(ExecuteContext context) {
            if (node.left.decrementAndGet() < 0) {
                node.die();
                throw new IllegalStateException("this node is dead");
            }
        }
    }

    private JobTestNode(
            TestDatabase database,
            List<String> settings,
            List<? extends JobHandler<?, ?>> handlers,
            List<? extends RecurringTask> tasks) {
        this.database = database;
        var properties = new ArrayList<>(QUICK);
        properties.addAll(settings);
        properties.add("foyer.secret=" + TestDatabase.SECRET);
        properties.add("foyer.database.url=" + database.url());
        properties.add("foyer.database.user=" + TestDatabase.OWNER);
        properties.add("foyer.database.password=" + TestDatabase.password(TestDatabase.OWNER));
        TestPropertyValues.of(properties).applyTo(context);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(People.class, People::new);
        context.registerBean(TenantTerms.class, () -> () -> new TenantTerms.Terms("REAL_ESTATE", "UTC"));
        context.registerBean(ExecuteListenerProvider.class, () -> new DefaultExecuteListenerProvider(new Dying(this)));
        handlers.forEach(handler -> context.registerBean(handler.definition().type(), JobHandler.class, () -> handler));
        tasks.forEach(task -> context.registerBean(task.name(), RecurringTask.class, () -> task));
        context.register(Platform.class);
        context.refresh();
    }

    static JobTestNode on(TestDatabase database, List<String> settings, JobHandler<?, ?>... handlers) {
        return new JobTestNode(database, settings, List.of(handlers), List.of());
    }

    static JobTestNode on(TestDatabase database, JobHandler<?, ?>... handlers) {
        return on(database, List.of(), handlers);
    }

    static JobTestNode withTasks(TestDatabase database, List<? extends RecurringTask> tasks) {
        return new JobTestNode(database, List.of(), List.of(), tasks);
    }

    TestDatabase database() {
        return database;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Does the work in one transaction of the tenant, as Foyer. */
    <T extends @Nullable Object> T write(UUID tenant, Supplier<T> work) {
        return ScratchDatabase.in(tenant, () -> bean(Transactions.class).write(work));
    }

    /** Makes a job in a transaction of its own. */
    JobId create(UUID tenant, NewJob job) {
        return write(tenant, () -> bean(Jobs.class).enqueue(job));
    }

    /** Makes numbered jobs of {@link TestJob#TYPE}. */
    List<JobId> create(UUID tenant, int from, int to) {
        return create(tenant, from, to, job -> job);
    }

    List<JobId> create(UUID tenant, int from, int to, Function<NewJob, NewJob> with) {
        return write(tenant, () -> {
            var made = new ArrayList<JobId>();
            for (var number = from; number <= to; number++) {
                var job = NewJob.of(TestJob.TYPE, new TestJob.Numbered(number));
                made.add(bean(Jobs.class).enqueue(with.apply(job)));
            }
            return made;
        });
    }

    Job job(UUID tenant, JobId id) {
        return Objects.requireNonNull(
                ScratchDatabase.in(
                        tenant, () -> bean(Jobs.class).byIds(Set.of(id)).get(id)),
                id::toString);
    }

    JobStatus status(UUID tenant, JobId id) {
        return job(tenant, id).status();
    }

    /** Writes a note of this text: the effect of a job, which can be counted. */
    void note(String text) {
        bean(DSLContext.class)
                .execute(
                        "insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind)"
                                + " values (?, 'LEAD', ?, ?, ?)",
                        CurrentCaller.tenant(),
                        CurrentCaller.tenant(),
                        text,
                        CurrentCaller.actor().kind());
    }

    /** A member with these permissions, for whom jobs are made and run; null takes them away. */
    void member(UUID membership, Actor.@Nullable Member actor) {
        var people = bean(People.class).present;
        if (actor == null) {
            people.remove(membership);
        } else {
            people.put(membership, actor);
        }
    }

    static Actor.Member member(UUID tenant, UUID membership, String... permissions) {
        return new Actor.Member(
                tenant, membership, membership, membership, Set.of(), Set.of(permissions), Set.of(), null);
    }

    /** Makes a job as this actor. */
    JobId createAs(Actor actor, NewJob job) {
        var caller = new Caller(actor, "test", null, null, java.util.Locale.ENGLISH);
        return CurrentCaller.call(
                caller,
                () -> bean(Transactions.class).write(() -> bean(Jobs.class).enqueue(job)));
    }

    /** Dies before it sends this many more statements of its tenants. */
    void dieAfter(int statements) {
        left.set(statements);
    }

    boolean isDead() {
        return left.get() < 0;
    }

    private void die() {
        // Not from this thread, which holds a connection of it.
        Thread.ofVirtual()
                .start(() ->
                        context.getBean("systemPool", HikariDataSource.class).close());
    }

    @Override
    public void close() {
        context.close();
    }
}
