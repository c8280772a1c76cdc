package foyer.testing;

import java.net.URI;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** What tests of the whole application inject. */
@TestConfiguration(proxyBeanMethods = false)
class FoyerTestBeans {

    @Bean
    GraphQlClient graphQlClient(Environment environment) {
        // The port is known only once the server listens, after the beans are made.
        return new GraphQlClient(
                () -> URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")));
    }

    @Bean
    TestTenants testTenants(GraphQlClient client, TestDatabase database) {
        return new TestTenants(client, database);
    }

    @Bean
    Statements statements() {
        return new Statements();
    }

    /** Listens on the serving login's statements only: the system login's are in another bean. */
    @Bean
    static BeanPostProcessor statementsListener(ObjectProvider<Statements> statements) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DSLContext db) {
                    db.configuration().set(withListener(db, statements.getObject()));
                }
                return bean;
            }
        };
    }

    private static ExecuteListenerProvider[] withListener(DSLContext db, Statements statements) {
        return Stream.concat(
                        Stream.of(db.configuration().executeListenerProviders()),
                        Stream.of(new DefaultExecuteListenerProvider(statements)))
                .toArray(ExecuteListenerProvider[]::new);
    }
}
