package foyer.platform.mail;

import com.zaxxer.hikari.HikariDataSource;
import foyer.platform.database.ScratchDatabase;
import foyer.platform.database.Transactions;
import foyer.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import tools.jackson.databind.json.JsonMapper;

/** One node as far as mails go: the beans as the application wires them, without the web. */
final class MailNode implements AutoCloseable {

    static final UUID A = ScratchDatabase.A;
    static final UUID B = ScratchDatabase.B;

    /** What the template that is there takes. */
    record Model(String name, String company, String link) {}

    static final MailTemplate<Model> WELCOME = MailTemplate.of("welcome", Model.class);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @Configuration
    @ComponentScan(
            basePackages = {
                "foyer.platform.database",
                "foyer.platform.crypto",
                "foyer.platform.mail",
                "foyer.platform.time"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {DevMailbox.class, LocalRequests.class}))
    @ConfigurationPropertiesScan("foyer.platform")
    static class Platform {}

    private MailNode(TestDatabase database, List<String> settings) {
        var properties = new ArrayList<>(settings);
        properties.add("foyer.secret=" + TestDatabase.SECRET);
        properties.add("foyer.database.url=" + database.url());
        properties.add("foyer.database.user=" + TestDatabase.OWNER);
        properties.add("foyer.database.password=" + TestDatabase.password(TestDatabase.OWNER));
        TestPropertyValues.of(properties).applyTo(context);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(Platform.class);
        context.refresh();
    }

    /** A node that sends to a server on this machine, in a hurry. */
    static MailNode sendingTo(int port, TestDatabase database, String... more) {
        var settings = new ArrayList<>(List.of(
                "foyer.mail.host=127.0.0.1",
                "foyer.mail.port=" + port,
                "foyer.mail.from=Foyer <no-reply@foyer.example>",
                "foyer.mail.poll=20ms",
                "foyer.mail.retry-after=20ms",
                "foyer.mail.per-second=1000"));
        settings.addAll(List.of(more));
        return new MailNode(database, settings);
    }

    /** A node without a mail server. */
    static MailNode catching(TestDatabase database) {
        return new MailNode(database, List.of());
    }

    /** A database with the tenants {@link #A} and {@link #B}. */
    static TestDatabase database() {
        var database = TestDatabase.fresh();
        database.texts("""
                insert into tenancy.tenant (id, name, slug, blueprint)
                values ('%s', 'A', 'tenant-a', 'REAL_ESTATE'), ('%s', 'B', 'tenant-b', 'REAL_ESTATE') returning name
                """.formatted(A, B));
        return database;
    }

    static MailDraft<Model> draft(String to, String key) {
        return draft(to, key, Locale.ENGLISH, "Sami");
    }

    static MailDraft<Model> draft(String to, String key, Locale locale, String name) {
        var model = new Model(name, "Palm Realty", "https://app.example.com/sign-in?a=1&b=2");
        return MailDraft.to(to, name, WELCOME, model, locale, key);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One of the pools of connections. */
    HikariDataSource pool(String name) {
        return context.getBean(name, HikariDataSource.class);
    }

    /** Sends in one transaction of the tenant. */
    void send(UUID tenant, MailDraft<?> draft) {
        write(tenant, () -> bean(Mails.class).send(draft));
    }

    void write(UUID tenant, Runnable work) {
        ScratchDatabase.in(tenant, () -> {
            bean(Transactions.class).run(work);
            return tenant;
        });
    }

    @Override
    public void close() {
        context.close();
    }
}
