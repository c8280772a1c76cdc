package foyer.platform.graphql.http;

import foyer.platform.database.DatabaseSettings;
import foyer.platform.events.SequencedEvent;
import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.live.EventStream;
import foyer.platform.graphql.live.LiveMessage;
import foyer.platform.graphql.live.LiveOperations;
import foyer.platform.graphql.live.LiveStreams;
import foyer.platform.graphql.live.TestStreams;
import foyer.platform.graphql.persisted.PersistedDocuments;
import foyer.platform.graphql.transport.Operations;
import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import foyer.platform.security.Credentials;
import foyer.platform.web.WebSettings;
import foyer.testing.TestDatabase;
import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;

/** The transport alone, serving {@code graphql-test/transport}, with callers by name: no database, no modules. */
public final class TransportServer {

    public static final UUID TENANT = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);
    public static final UUID USER = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0002L);

    /** Users whose sessions are over. */
    public static final Set<UUID> ENDED = ConcurrentHashMap.newKeySet();

    /** How often the sessions of open connections were looked at. */
    public static final AtomicInteger LOOKS = new AtomicInteger();

    private static final String PERSON = "Bearer user:";

    private static final List<String> PRODUCTION = List.of(
            "spring.profiles.active=production",
            "foyer.database.url=postgresql://nowhere",
            "foyer.secret=" + TestDatabase.SECRET);

    private final ConfigurableApplicationContext context;

    private TransportServer(List<String> properties) {
        var all = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "management.server.port=-1",
                "management.endpoint.health.validate-group-membership=false",
                "transport.fixture=true",
                "foyer.secret=" + TestDatabase.SECRET,
                "spring.graphql.schema.locations=classpath:graphql-test/transport/"));
        all.addAll(properties);
        this.context = new SpringApplicationBuilder(Parts.class)
                .properties("spring.main.register-shutdown-hook=false")
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
    }

    /** The server of all tests that need no settings of their own. */
    public static TransportServer shared() {
        return Shared.SERVER;
    }

    /** The same by production's rules. */
    public static TransportServer production() {
        return Production.SERVER;
    }

    /** A server with settings of its own; to be closed. */
    public static TransportServer with(String... properties) {
        return new TransportServer(Arrays.asList(properties));
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port()).resolve(path);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public void close() {
        context.close();
    }

    /** Who {@code Bearer user:<name>} is. */
    public static UUID person(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static String tenantId() {
        return TypeIds.encode("tnt", TENANT);
    }

    private static final class Shared {
        private static final TransportServer SERVER = new TransportServer(List.of());
    }

    private static final class Production {
        private static final TransportServer SERVER = new TransportServer(PRODUCTION);
    }

    /** Not a component: only this class starts it. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan(
            basePackageClasses = {
                DatabaseSettings.class,
                LimitSettings.class,
                PersistedDocuments.class,
                WebSettings.class,
                TransportServer.class
            },
            basePackages = "foyer.platform.graphql.socket")
    @ComponentScan({
        "foyer.platform.graphql.http",
        "foyer.platform.graphql.socket",
        "foyer.platform.graphql.transport",
        "foyer.platform.graphql.limits",
        "foyer.platform.graphql.errors",
        "foyer.platform.graphql.execution",
        "foyer.platform.graphql.persisted",
        "foyer.platform.web",
        "foyer.platform.messages"
    })
    @ComponentScan(
            basePackageClasses = LiveOperations.class,
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = LiveStreams.class),
                @ComponentScan.Filter(Controller.class)
            })
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        TestStreams liveStreams(Operations operations) {
            return new TestStreams(operations);
        }

        /** As the schema's wiring makes it of what a subscription's controller returns. */
        @Bean
        RuntimeWiringConfigurer watched() {
            return wiring -> wiring.type("Subscription", type -> type.dataFetcher("watch", new Watched()));
        }

        @Bean
        Authenticator authenticator() {
            return new Authenticator() {

                @Override
                public Actor authenticate(Credentials credentials) {
                    if (credentials.authorization() == null && "member".equals(credentials.cookie())) {
                        return member("MEMBER");
                    }
                    return switch (credentials.authorization()) {
                        case null -> ofTicket(credentials.ticket());
                        case "Bearer member" -> member("MEMBER");
                        case "Bearer developer" -> member("DEVELOPER");
                        case "Bearer user" -> new Actor.User(USER, USER);
                        case "Bearer broken" -> throw new IllegalStateException("secret of the authenticator");
                        default -> other(credentials.authorization());
                    };
                }

                @Override
                public Set<Actor> changed(Collection<? extends Actor> actors) {
                    LOOKS.incrementAndGet();
                    return actors.stream()
                            .filter(actor -> ENDED.contains(Objects.requireNonNull(actor.userId())))
                            .collect(Collectors.toSet());
                }
            };
        }

        private static Actor ofTicket(@Nullable String ticket) {
            return switch (ticket) {
                case null -> new Actor.Anonymous(Actor.Reason.MISSING);
                case "ticket" -> member("MEMBER");
                default -> new Actor.Anonymous(Actor.Reason.INVALID);
            };
        }

        /** {@code Bearer user:<name>} is a user of their own. */
        private static Actor other(String authorization) {
            if (!authorization.startsWith(PERSON)) {
                return new Actor.Anonymous(Actor.Reason.EXPIRED);
            }
            var id = person(authorization.substring(PERSON.length()));
            return new Actor.User(id, id);
        }

        private record Watched() implements TrivialDataFetcher<Object> {
            @Override
            public Object get(DataFetchingEnvironment environment) {
                LiveMessage message = environment.getGraphQlContext().get(LiveMessage.class);
                return message == null
                        ? new EventStream<>(
                                Objects.requireNonNull(environment.<String>getArgument("name")), null, new Unasked())
                        : message.value();
            }
        }

        /** The streams of these tests make their messages themselves. */
        private record Unasked() implements EventStream.Messages<Object> {
            @Override
            public Object ready(String cursor) {
                throw new IllegalStateException();
            }

            @Override
            public Object of(SequencedEvent event, String cursor) {
                throw new IllegalStateException();
            }
        }

        private static Actor member(String role) {
            return new Actor.Member(TENANT, USER, USER, USER, Set.of(role), Set.of(), Set.of(), null);
        }
    }
}
