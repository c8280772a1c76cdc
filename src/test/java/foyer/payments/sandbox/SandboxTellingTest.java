package foyer.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.SystemDatabase;
import foyer.testing.AskedStatements;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether a tenant was told of all is asked many times in a step of its clock, and costs as little however many webhooks were sent. */
@Tag("module")
class SandboxTellingTest {

    private static final UUID TOLD = UUID.fromString("0190a000-0000-7000-8000-00000000000a");
    private static final UUID UNTOLD = UUID.fromString("0190a000-0000-7000-8000-00000000000b");
    private static final UUID UNAPPLIED = UUID.fromString("0190a000-0000-7000-8000-00000000000c");

    @Test
    void looksAtTheTenantsOwnAlone() throws SQLException {
        var database = TestDatabase.fresh();
        load(database);
        try (var connection = database.asSystem()) {
            var asked = new AskedStatements();
            var queries = new SandboxQueries(new SystemDatabase(asked.on(connection)));

            assertThat(queries.isTelling(TOLD)).isFalse();
            assertThat(queries.isTelling(UNTOLD)).isTrue();
            assertThat(queries.isTelling(UNAPPLIED)).isTrue();

            var plain = DSL.using(connection, SQLDialect.POSTGRES);
            assertThat(asked.all())
                    .hasSize(5)
                    .allSatisfy(sql ->
                            assertThat(plain.fetch("explain " + sql).format()).doesNotContain("Seq Scan"));
        }
    }

    private static void load(TestDatabase database) {
        database.execute("""
            insert into payments.sandbox_webhook (id, reference, body, sent_at)
                select 'evt_' || i, uuidv7(), repeat('x', 500), now() from generate_series(1, 20000) i
                union all select 'told_' || i, '%1$s', '%2$s', now() from generate_series(1, 300) i;
            insert into payments.sandbox_webhook (id, reference, body)
                values ('untold', '%2$s', '%1$s'), ('unapplied', '%3$s', '%1$s');
            update payments.sandbox_webhook set sent_at = now() where id = 'unapplied';
            insert into payments.inbox_event (provider, event_id, type, body, occurred_at)
                values ('SANDBOX', 'unapplied', 'invoice.paid', '\\x00', now());
            insert into payments.inbox_event (provider, event_id, type, body, occurred_at, status, ended_at)
                select 'SANDBOX', id, 'invoice.paid', '\\x00', now(), 'APPLIED', now()
                from payments.sandbox_webhook where sent_at is not null and id <> 'unapplied';
            analyze payments.sandbox_webhook, payments.inbox_event""".formatted(TOLD, UNTOLD, UNAPPLIED));
    }
}
