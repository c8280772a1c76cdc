package foyer.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.crypto.Encryption;
import foyer.platform.database.SystemDatabase;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Keys sign for a while and verify for good, and are believed by the secret that they are kept under. */
@FoyerTest
@Tag("module")
class SignaturesTest {

    private static final byte[] TEXT = "something that happened".getBytes(UTF_8);

    @Autowired
    Encryption encryption;

    @Autowired
    AuditSettings settings;

    private final TestClock clock = new TestClock();
    private final TestDatabase database = TestDatabase.fresh();

    private Signatures node() {
        var source = new DriverManagerDataSource(
                database.url(), TestDatabase.SYSTEM, TestDatabase.password(TestDatabase.SYSTEM));
        var system = new SystemDatabase(DSL.using(source, SQLDialect.POSTGRES));
        return new Signatures(new SignatureKeyQueries(system, encryption), settings, clock);
    }

    @Test
    void whatOneNodeSignsAnotherVerifies() {
        var signed = node().sign(TEXT);

        assertThat(node().verifies(signed.keyId(), TEXT, signed.signature())).isTrue();
        assertThat(node().verifies(signed.keyId(), "something else".getBytes(UTF_8), signed.signature()))
                .isFalse();
        assertThat(node().verifies("another", TEXT, signed.signature())).isFalse();
    }

    @Test
    void anotherKeySignsAfterAWhileAndTheFirstVerifiesForGood() {
        var node = node();
        var first = node.sign(TEXT);
        clock.pass(settings.keySigns().plus(Duration.ofMinutes(2)));
        var second = node.sign(TEXT);

        assertThat(second.keyId()).isNotEqualTo(first.keyId());
        assertThat(node.published()).map(Signatures.PublicKey::id).containsExactly(second.keyId(), first.keyId());
        assertThat(node().verifies(first.keyId(), TEXT, first.signature())).isTrue();
    }

    /** Anybody may ask for them, as often as he likes. */
    @Test
    void whatIsPublishedIsReadOnceAMinute() throws SQLException {
        var node = node();
        var first = node.published();
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("delete from audit.signing_key");
        }

        assertThat(node.published()).hasSize(1).isEqualTo(first);
        clock.pass(Duration.ofMinutes(2));
        assertThat(node.published()).hasSize(1).isNotEqualTo(first);
    }

    /** Whoever can write to the table knows no secret: the key of the one row, moved to another, is none. */
    @Test
    void aKeyThatWasNotEncryptedForItsRowIsNone() throws SQLException {
        var signed = node().sign(TEXT);
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("update audit.signing_key set row_id = uuidv7()");
        }

        assertThat(node().verifies(signed.keyId(), TEXT, signed.signature())).isFalse();
        assertThat(node().sign(TEXT).keyId()).isNotEqualTo(signed.keyId());
    }
}
