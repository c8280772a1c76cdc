package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.crypto.Encryption;
import foyer.platform.database.SystemDatabase;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import foyer.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@FoyerTest
@Tag("module")
class SigningKeysTest {

    @Autowired
    Encryption encryption;

    @Autowired
    IdentitySettings settings;

    private final TestClock clock = new TestClock();
    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void isOneForAllNodesThatStartAtOnce() throws Exception {
        var nodes = List.of(node(), node(), node(), node());
        try (var threads = Executors.newFixedThreadPool(nodes.size())) {
            var keys = threads.invokeAll(nodes.stream()
                    .<java.util.concurrent.Callable<String>>map(
                            node -> () -> node.signing().id())
                    .toList());
            for (var key : keys) {
                assertThat(key.get()).isEqualTo(keys.getFirst().get());
            }
        }
        assertThat(node().published().getKeys()).hasSize(1);
    }

    @Test
    void rotatesWithOverlap() {
        var node = node();
        var other = node();
        var first = node.signing().id();

        clock.pass(settings.keySigns().minus(settings.keyAhead()));
        assertThat(node.signing().id())
                .as("still signs while the next is published")
                .isEqualTo(first);
        assertThat(other.published().getKeys()).hasSize(2);

        clock.pass(settings.keyAhead());
        var second = other.signing().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(node.signing().id()).isEqualTo(second);
        assertThat(node.verifying(first))
                .as("verifies the last tokens that it signed")
                .isNotNull();

        clock.pass(settings.accessTokenLifetime().plus(settings.clockLeeway()));
        assertThat(node.verifying(first)).isNull();
        assertThat(node.verifying(second)).isNotNull();
    }

    @Test
    void knowsAKeyThatAnotherNodeHasJustMade() {
        var node = node();
        assertThat(node.verifying("unknown")).isNull();
        var made = node().signing().id();
        clock.pass(Duration.ofSeconds(2));

        assertThat(node.verifying(made)).isNotNull();
    }

    @Test
    void publishesNothingPrivateAndKeepsItEncrypted() throws Exception {
        var key = node().signing();
        var secret = key.jwk().getD().toString();

        assertThat(node().published().toString(false)).doesNotContain(secret).contains(key.id());
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select public_jwk || encode(private_jwk, 'escape')" + " from identity.signing_key")) {
            rows.next();
            assertThat(rows.getString(1)).doesNotContain(secret);
        }
    }

    /** Another node: what it remembers is its own, the database is everybody's. */
    private SigningKeys node() {
        var source = new DriverManagerDataSource(
                database.url(), TestDatabase.SYSTEM, TestDatabase.password(TestDatabase.SYSTEM));
        var system = new SystemDatabase(DSL.using(source, SQLDialect.POSTGRES));
        return new SigningKeys(new SigningKeyQueries(system, encryption), settings, clock);
    }
}
