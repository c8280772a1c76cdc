package foyer.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What tests of the whole application inject. */
@TestConfiguration(proxyBeanMethods = false)
class FoyerTestBeans {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

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
    PasswordChecks passwordChecks() {
        return new PasswordChecks();
    }

    @Bean
    static BeanPostProcessor countedPasswordEncoder(ObjectProvider<PasswordChecks> checks) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof PasswordEncoder encoder
                        ? checks.getObject().count(encoder)
                        : bean;
            }
        };
    }

    /** On a machine that stands still for a few seconds everybody who waits for a connection has waited too long. */
    @Bean
    static BeanPostProcessor patientPools() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
                }
                return bean;
            }
        };
    }

    @Bean
    ExecuteListenerProvider statementsListener(Statements statements) {
        return new DefaultExecuteListenerProvider(statements);
    }
}
