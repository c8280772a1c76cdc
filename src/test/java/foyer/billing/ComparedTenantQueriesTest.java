package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.SystemDatabase;
import foyer.testing.AskedStatements;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page of the tenants that are compared costs as little however many subscriptions and open pages there are. */
@Tag("module")
class ComparedTenantQueriesTest {

    private static final int PAGE = 50;

    @Test
    void eachTenantIsLookedUpByItself() throws SQLException {
        var database = TestDatabase.fresh();
        load(database);
        try (var connection = database.asSystem()) {
            var asked = new AskedStatements();
            var db = asked.on(connection);
            var night = new ComparedTenantQueries(db, new SystemDatabase(db), Clock.systemUTC()).pages();

            var first = night.after(null, PAGE);
            assertThat(first).hasSize(PAGE);
            assertThat(night.after(first.getLast(), PAGE)).hasSize(PAGE).doesNotContainAnyElementsOf(first);

            var plain = DSL.using(connection, SQLDialect.POSTGRES);
            assertThat(asked.all())
                    .hasSize(2)
                    .allSatisfy(sql -> assertThat(plain.fetch("explain " + sql).format())
                            .contains("account_compared_idx")
                            .doesNotContain("Seq Scan")
                            .doesNotContain("hashed"));
        }
    }

    /** Each with a subscription that has ended long ago; a fifth have one that goes on, another a page besides. */
    private static void load(TestDatabase database) {
        database.execute("""
            set session_replication_role = replica;
            insert into billing.account (tenant_id, compared_at)
                select uuidv7(), now() - i * interval '1 minute' from generate_series(1, 5000) i;
            insert into billing.subscription (tenant_id, provider, external_id, price_code, seats, status, status_since,
                    cancel_at_period_end, ended_at, seen_at)
                select tenant_id, 'STRIPE', n, 'NONE', 1, 'CANCELLED', now(), false,
                    case when n = 1 then now() - interval '1 year' end, now()
                from (select tenant_id, row_number() over (order by tenant_id) i from billing.account) a
                join generate_series(1, 2) n on n = 1 or i % 5 = 0;
            insert into billing.checkout (tenant_id, provider, price_code, seats, trial_days, email, success_url, cancel_url,
                    created_by_kind, created_at)
                select tenant_id, 'STRIPE', 'NONE', 1, 0, 'a@example.com', '', '', 'SYSTEM', now()
                from (select tenant_id, row_number() over (order by tenant_id) i from billing.account) a where i % 5 = 1;
            analyze billing.account, billing.subscription, billing.checkout""");
    }
}
