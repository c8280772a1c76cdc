package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is due in one tenant is done however many others are due before it and fail. */
@FoyerTest
@Tag("module")
class BillingDueManyTest {

    private static final int FAILING = 1_001;

    @Autowired
    BillingDue due;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private final String name = "due-" + UUID.randomUUID();

    /** In one transaction that holds the tenants first: what is due is looked for all the while, and makes accounts. */
    @AfterEach
    void leavesNothing() {
        database.execute("""
                select id from tenancy.tenant where name = ? for update;
                delete from billing.subscription where tenant_id in (select id from tenancy.tenant where name = ?);
                delete from billing.account where tenant_id in (select id from tenancy.tenant where name = ?);
                delete from tenancy.tenant where name = ?""", name, name, name, name);
    }

    @Test
    void failingOnesKeepTheOthersFromNothing() {
        // Of a provider that this version does not know.
        database.execute("""
                insert into tenancy.tenant (name, slug, blueprint)
                select t, t || '-' || n, 'LEAD_GENERATION' from cast(? as text) t, generate_series(1, ?::int) n""", name, FAILING);
        database.execute("""
                insert into billing.account (tenant_id, due_at)
                select id, now() - interval '2 days' from tenancy.tenant where name = ?""", name);
        database.execute("""
                insert into billing.subscription (tenant_id, provider, external_id, price_code, seats, status, status_since,
                    cancel_at_period_end, seen_at)
                select id, 'BARTER', 'sub_' || id, 'NONE', 1, 'ACTIVE', now(), false, now()
                from tenancy.tenant where name = ?""", name);
        var tenant = tenants.signUpFree("LEAD_GENERATION").tenant();
        database.execute(
                "insert into billing.account (tenant_id, due_at) values (?, now() - interval '1 day')"
                        + " on conflict (tenant_id) do update set due_at = excluded.due_at",
                tenant);

        assertThatThrownBy(due::run).isInstanceOf(IllegalArgumentException.class);

        assertThat(database.number("select count(due_at) from billing.account where tenant_id = ?", tenant))
                .isZero();
    }
}
