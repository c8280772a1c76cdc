package foyer.testing;

import java.net.URI;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
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

    @Bean
    ExecuteListenerProvider statementsListener(Statements statements) {
        return new DefaultExecuteListenerProvider(statements);
    }
}
