package foyer.platform.graphql.schema;

import foyer.platform.graphql.ApiException;
import foyer.platform.messages.Messages;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A test's own schema and controllers with all that gives the SDL its meaning, and without server and database: the
 * shared part of {@code schema/} and the SDL given.
 */
public final class SchemaFixture implements AutoCloseable {

    static final String ALL = "classpath:graphql/**/*.graphqls";
    private static final String SHARED = "classpath:graphql/shared/*.graphqls";
    private static final String ROOTS = "classpath:graphql/schema.graphqls";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** The fixture with the SDL of {@code graphql-test/platform/things.graphqls}. */
    public static SchemaFixture ofThings(Class<?>... beans) {
        return of(read("graphql-test/platform/things.graphqls"), beans);
    }

    /** A schema of the shared SDL and this; raises what would stop the start. */
    public static SchemaFixture of(String sdl, Class<?>... beans) {
        return new SchemaFixture(new Files(List.of(SHARED, ROOTS), sdl), beans);
    }

    /** The whole of {@code schema/}, with no controllers behind it. */
    public static SchemaFixture whole() {
        return new SchemaFixture(new Files(List.of(ALL), ""));
    }

    /** Where the SDL is, and more of it. */
    record Files(List<String> patterns, String more) {
        Resource[] resources() throws IOException {
            var found = new ArrayList<Resource>();
            for (var pattern : patterns) {
                found.addAll(List.of(new PathMatchingResourcePatternResolver().getResources(pattern)));
            }
            if (!more.isEmpty()) {
                found.add(new ByteArrayResource(more.getBytes(StandardCharsets.UTF_8)));
            }
            return found.toArray(Resource[]::new);
        }
    }

    private SchemaFixture(Files files, Class<?>... beans) {
        context.registerBean(Files.class, () -> files);
        context.registerBean(Messages.class, () -> new Messages("messages", "graphql-test/platform/messages"));
        context.register(Parts.class);
        Arrays.stream(beans).forEach(context::register);
        context.scan(
                "foyer.platform.graphql.access",
                "foyer.platform.graphql.ids",
                "foyer.platform.graphql.scalars",
                "foyer.platform.graphql.schema");
        context.registerBean("mutationOutcomes", type("MutationOutcomes"));
        context.registerBean("constraints", type("Constraints"));
        context.registerBean("userErrorsFetcher", type("UserErrorsFetcher"));
        context.registerBean("keyedErrors", type("KeyedErrors"));
        context.refresh();
    }

    public GraphQLSchema schema() {
        return bean(GraphQlSource.class).schema();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Runs the document as the actor, in English. */
    public ExecutionResult run(Actor actor, String document, Map<String, Object> variables) {
        return run(actor, Locale.ENGLISH, document, variables);
    }

    public ExecutionResult run(Actor actor, Locale locale, String document, Map<String, Object> variables) {
        var input = ExecutionInput.newExecutionInput(document)
                .variables(variables)
                .locale(locale)
                .build();
        return CurrentCaller.call(
                new Caller(actor, "test", null, null, locale),
                () -> bean(GraphQlSource.class).graphQl().execute(input));
    }

    /** What a root field answered; raises when it is null. */
    public static Object answer(ExecutionResult result, String field) {
        return Objects.requireNonNull(
                Objects.requireNonNull(result.<Map<String, Object>>getData()).get(field), field);
    }

    @Override
    public void close() {
        context.close();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("foyer.platform.graphql.mutation." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String path) {
        try (var in = SchemaFixture.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Spring Boot and the database would bring. */
    static class Parts {

        @Bean
        DSLContext noDatabase() {
            return DSL.using(SQLDialect.POSTGRES);
        }

        @Bean
        TransactionTemplate noTransactions() {
            return new TransactionTemplate(new JdbcTransactionManager(new DriverManagerDataSource()));
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.shared();
        }

        @Bean
        AnnotatedControllerConfigurer controllers() {
            var configurer = new AnnotatedControllerConfigurer();
            configurer.configureBinder(
                    options -> options.conversionService(ApplicationConversionService.getSharedInstance()));
            return configurer;
        }

        @Bean
        DataFetcherExceptionResolver apiErrors(Messages messages) {
            return DataFetcherExceptionResolver.forSingleError((failure, environment) -> {
                if (!(failure instanceof ApiException e)) {
                    return null;
                }
                var extensions = new HashMap<>(e.extensions());
                extensions.put("code", e.code().name());
                return GraphqlErrorBuilder.newError(environment)
                        .message(
                                "%s", messages.get(e.messageKey(), e.arguments().toArray()))
                        .extensions(extensions)
                        .build();
            });
        }

        @Bean
        GraphQlSource source(
                Files files,
                List<RuntimeWiringConfigurer> wiring,
                List<DataFetcherExceptionResolver> resolvers,
                ObjectProvider<GraphQlSourceBuilderCustomizer> customizers)
                throws IOException {
            var builder = GraphQlSource.schemaResourceBuilder()
                    .schemaResources(files.resources())
                    .exceptionResolvers(resolvers);
            wiring.forEach(builder::configureRuntimeWiring);
            customizers.forEach(customizer -> customizer.customize(builder));
            return builder.build();
        }
    }
}
