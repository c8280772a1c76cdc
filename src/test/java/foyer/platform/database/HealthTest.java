package foyer.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Status;

@FoyerTest
@Tag("graphql")
class HealthTest {

    private static final long AT_ONCE = 250;

    @Autowired
    GraphQlClient client;

    @Value("${local.management.port}")
    int managementPort;

    @Test
    void readinessAsksTheDatabaseAndLivenessDoesNot() {
        var readiness = health("readiness");
        assertThat(readiness.status()).isEqualTo(200);
        assertThat(readiness.json().at("/components/database/status").asString())
                .isEqualTo("UP");
        var liveness = health("liveness");
        assertThat(liveness.status()).isEqualTo(200);
        assertThat(liveness.json().at("/components").propertyNames()).containsExactly("livenessState");
    }

    private GraphQlAnswer health(String group) {
        return client.send(
                "http://127.0.0.1:" + managementPort + "/actuator/health/" + group, HttpRequest.Builder::GET);
    }

    @Test
    void healthIsNotForThePublic() {
        assertThat(client.send("/actuator/health", HttpRequest.Builder::GET).status())
                .isEqualTo(404);
        assertThat(client.send("/actuator/prometheus", HttpRequest.Builder::GET).status())
                .isEqualTo(404);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsDownAndNamesTheLogin() {
        var config = new HikariConfig();
        config.setPoolName("app");
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/foyer");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(AT_ONCE);
        try (var nowhere = new HikariDataSource(config)) {
            var health = new DatabaseHealthIndicator(List.of(nowhere)).health();

            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsEntry("login", "app");
        }
    }
}
