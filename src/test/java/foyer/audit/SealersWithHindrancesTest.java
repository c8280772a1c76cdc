package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import foyer.platform.crypto.Encryption;
import foyer.platform.database.SystemDatabase;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tenants whose rows cannot be sealed, as many as are sealed together, do not starve the others. */
@FoyerTest
@Tag("module")
class SealersWithHindrancesTest {

    private static final int HINDERED = 20;
    private static final int OTHERS = 45;

    @Autowired
    Encryption encryption;

    @Autowired
    AuditSettings settings;

    @Autowired
    RowReader rows;

    private final TestDatabase database = TestDatabase.fresh();

    /** Of its own database, which nobody else seals. */
    private Sealer sealer() {
        var source = new DriverManagerDataSource(
                database.url(), TestDatabase.SYSTEM, TestDatabase.password(TestDatabase.SYSTEM));
        var system = new SystemDatabase(DSL.using(source, SQLDialect.POSTGRES));
        var clock = Clock.systemUTC();
        var signatures = new Signatures(new SignatureKeyQueries(system, encryption), settings, clock);
        var queries = new SealQueries(system, new ChainQueries(rows));
        var meters = new SealMeters(new SimpleMeterRegistry());
        return new Sealer(queries, new Sealing(queries, signatures, settings, meters, clock), settings, meters, clock);
    }

    @Test
    void theOthersAreSealedAndTheFailureIsTold() throws SQLException {
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            // Both halves alike make a hash of 0, so that these come first; the first number is taken already.
            statement.execute("""
                    create temp table hindered as
                    select (repeat('00000000' || lpad(to_hex(i), 8, '0'), 2))::uuid as id from generate_series(1, %d) as i;
                    insert into audit.seal (tenant_id, number, hash) select id, 1, ''::bytea from hindered;
                    insert into audit.entry (tenant_id, actor_kind, action, entity_type)
                    select id, 'SYSTEM', 'a', 'Thing' from
                    (select id from hindered union all select gen_random_uuid() from generate_series(1, %d)) as all_of_them
                    """.formatted(HINDERED, OTHERS));

            var failure = catchThrowable(sealer()::sealAll);

            assertThat(failure).isNotNull();
            assertThat(failure.getSuppressed()).hasSize(HINDERED - 1);
            try (var left = statement.executeQuery("select count(distinct tenant_id) from audit.unsealed")) {
                left.next();
                assertThat(left.getInt(1)).isEqualTo(HINDERED);
            }
        }
    }
}
