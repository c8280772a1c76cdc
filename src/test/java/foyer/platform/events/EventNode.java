package foyer.platform.events;

import foyer.platform.database.ScratchDatabase;
import foyer.platform.database.Transactions;
import foyer.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** One node as far as events go: the beans as the application wires them, without the web. */
final class EventNode implements AutoCloseable {

    static final UUID A = ScratchDatabase.A;
    static final UUID B = ScratchDatabase.B;

    /** Within it whatever is to happen has happened, on a machine that is busy with other things too. */
    static final Duration SOON = Duration.ofSeconds(40);

    /** So long that nothing of a test comes from the poll. */
    static final String NO_POLL = "foyer.events.poll=1m";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @Configuration
    @ComponentScan({"foyer.platform.database", "foyer.platform.crypto", "foyer.platform.events", "foyer.platform.time"})
    @ConfigurationPropertiesScan("foyer.platform")
    static class Platform {}

    /** Something that happened, with a number to tell it by. */
    record Happened(String type, UUID entityId, int number) implements Event {

        static Happened to(UUID entity, int number) {
            return new Happened("thing.changed", entity, number);
        }

        @Override
        public String entityType() {
            return "Thing";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("number", number);
        }
    }

    /** A sink that keeps what it gets. */
    static final class Inbox implements Consumer<SequencedEvent> {

        private final List<SequencedEvent> got = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void accept(SequencedEvent event) {
            got.add(event);
        }

        List<SequencedEvent> all() {
            synchronized (got) {
                return List.copyOf(got);
            }
        }

        List<Integer> numbers() {
            return all().stream().map(EventNode::number).toList();
        }
    }

    static int number(SequencedEvent event) {
        return (Integer) event.payload().getOrDefault("number", 0);
    }

    private EventNode(TestDatabase database, List<String> settings, List<EventListener> listeners) {
        var properties = new ArrayList<>(settings);
        properties.add("foyer.secret=" + TestDatabase.SECRET);
        properties.add("foyer.database.url=" + database.url());
        properties.add("foyer.database.user=" + TestDatabase.OWNER);
        properties.add("foyer.database.password=" + TestDatabase.password(TestDatabase.OWNER));
        TestPropertyValues.of(properties).applyTo(context);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        listeners.forEach(listener -> context.registerBean(listener.name(), EventListener.class, () -> listener));
        context.register(Platform.class);
        context.refresh();
    }

    static EventNode on(TestDatabase database, String... settings) {
        return new EventNode(database, List.of(settings), List.of());
    }

    static EventNode with(TestDatabase database, List<EventListener> listeners, String... settings) {
        return new EventNode(database, List.of(settings), listeners);
    }

    /** A database with the tenants {@link #A} and {@link #B}. */
    static TestDatabase database() {
        var database = TestDatabase.fresh();
        run(database, """
                insert into tenancy.tenant (id, name, slug, blueprint)
                values ('%s', 'A', 'tenant-a', 'REAL_ESTATE'), ('%s', 'B', 'tenant-b', 'REAL_ESTATE')
                """.formatted(A, B));
        return database;
    }

    /** Runs SQL as the superuser, to whom policies do not apply. */
    static void run(TestDatabase database, String sql) {
        database.execute(sql);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    DSLContext db() {
        return bean(DSLContext.class);
    }

    /** Publishes in one transaction of the tenant. */
    void publish(UUID tenant, Event... events) {
        write(tenant, () -> bean(Events.class).publish(List.of(events)));
    }

    /** Does the work in one transaction of the tenant. */
    void write(UUID tenant, Runnable work) {
        ScratchDatabase.in(tenant, () -> {
            bean(Transactions.class).run(work);
            return tenant;
        });
    }

    EventFeed.Tap attach(UUID tenant, Consumer<SequencedEvent> sink) {
        return bean(EventFeed.class).attach(tenant, sink::accept);
    }

    @Override
    public void close() {
        context.close();
    }
}
