package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.billing.BillingApi;
import foyer.testing.Awaited;
import foyer.testing.DoomedNodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Leads that are frozen some at a time while the node is killed. */
@Tag("graphql")
class LeadFreezingKilledTest {

    private static final int LEADS = 10_000;
    private static final int FREE = 1_000;

    private static final String MANY = """
            insert into leads.lead (tenant_id, title, stage_id, created_by_kind)
            select p.tenant_id, 'Many ' || i, s.id, 'SYSTEM'
            from leads.pipeline p join leads.stage s on s.tenant_id = p.tenant_id and s.pipeline_id = p.id and s.key = 'new',
                generate_series(1, ?) as i
            where p.tenant_id = ?""";

    private static final String MARKS = "select count(*) from entitlements.frozen_mark where tenant_id = ?";

    private final TestDatabase database = DoomedNodes.database();

    @Test
    void freezesAllThatAreTooManyThoughItsNodeIsKilled() throws SQLException {
        var node = DoomedNodes.one();
        var owner = TestTenants.on(node, database).signUpFree("LEAD_GENERATION");
        var billing = new BillingApi(owner).subscribes("PRO", 2);
        database.execute(MANY, LEADS, owner.tenant());
        database.execute(
                "update entitlements.counter set used = ? where tenant_id = ? and limit_key = 'LEADS'",
                LEADS,
                owner.tenant());
        billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");
        Awaited.until(() -> database.number(MARKS, owner.tenant()) > 0);
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "select 1 from entitlements.counter where tenant_id = ? and limit_key = 'LEADS' for update")) {
            connection.setAutoCommit(false);
            statement.setObject(1, owner.tenant());
            statement.execute();
            DoomedNodes.kill();
            assertThat(database.number(MARKS, owner.tenant()))
                    .as("frozen when the node was killed")
                    .isLessThan(LEADS - FREE);
            connection.rollback();
        }
        DoomedNodes.one();

        Awaited.until(() -> database.number(MARKS, owner.tenant()) == LEADS - FREE);
        assertThat(database.number("""
                        select count(*) from (select id from leads.lead where tenant_id = ? order by id limit ?) oldest
                        join entitlements.frozen_mark m on m.entity_id = oldest.id""", owner.tenant(), FREE)).isZero();
    }
}
