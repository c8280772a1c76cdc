package foyer.tenancy.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.audit.Audit;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.purge.TenantPurge;
import foyer.testing.Awaited;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** Deletes tenants as their owners do, and lets their grace be over. */
public final class Deletions {

    private static final int MANY = 2_000;

    private final ApplicationContext beans;
    private final TestDatabase database;

    public Deletions(ApplicationContext beans) {
        this.beans = beans;
        this.database = beans.getBean(TestDatabase.class);
    }

    /** Asks for it by the slug of the tenant. */
    public static GraphQlAnswer request(GraphQlClient owner) {
        var slug = owner.post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        return request(owner, slug, false);
    }

    static GraphQlAnswer request(GraphQlClient owner, String slug, boolean dryRun) {
        return owner.post(
                "mutation($input: TenantRequestDeletionInput!) { tenantRequestDeletion(input: $input) {"
                        + " tenant { id } deletion { requestedAt purgeAt requestedBy { id } } counts { noun count }"
                        + " userErrors { code path } } }",
                Map.of("input", Map.of("confirmSlug", slug, "dryRun", dryRun)));
    }

    static GraphQlAnswer cancel(GraphQlClient owner) {
        return owner.post("mutation { tenantCancelDeletion { tenant { id } userErrors { code } } }");
    }

    /** Deletes it with all that is there, as the task does in its two runs. */
    public void delete(TestMember owner) throws Exception {
        close(owner);
        settle(owner);
        purge();
    }

    /** Asks for it, and ends the grace: nobody is in it any more, and all that it has is there. */
    public void close(TestMember owner) throws Exception {
        request(owner.client()).succeeded("tenantRequestDeletion");
        endGrace(owner);
        purge();
    }

    /** From now on it is due. */
    public void endGrace(TestMember owner) {
        execute("update tenancy.tenant set purge_at = now() - interval '1 second' where id = '%s'"
                .formatted(owner.tenant()));
    }

    /** Whatever was under way when the tenant was closed has ended by now. */
    public void settle(TestMember owner) {
        assertThat(text("select purge_at - deleted_at from tenancy.tenant where id = '%s'".formatted(owner.tenant())))
                .isEqualTo("01:00:00");
        endGrace(owner);
    }

    /** Deletes what is due. */
    public void purge() throws Exception {
        beans.getBean(TenantPurging.class).run();
    }

    /**
     * Deletes what is due on nodes of which each dies: before it begins with another module's rows, or after it has taken
     * out a few.
     *
     * @return how many did
     */
    public int purgeOnDyingNodes(int chunk) throws Exception {
        var begun = new HashSet<String>();
        var purges = beans.getBeansOfType(TenantPurge.class).values().stream()
                .<TenantPurge>map(purge -> new Dying(purge, begun))
                .toList();
        var purging = new TenantPurging(
                beans.getBean(DeletionQueries.class),
                new DeletionSettings(Duration.ofDays(30), chunk),
                purges,
                beans.getBean(Transactions.class),
                beans.getBean(Audit.class),
                beans.getBean(Events.class),
                beans.getBean(Clock.class));
        for (var died = 0; ; died++) {
            try {
                purging.run();
                return died;
            } catch (Died _) {
                assertThat(died).isLessThan(MANY);
            }
        }
    }

    /** What no failure's handling catches, as a node's death is not. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    private record Dying(TenantPurge purge, Set<String> begun) implements TenantPurge {

        @Override
        public String name() {
            return purge.name();
        }

        @Override
        public int order() {
            return purge.order();
        }

        @Override
        public Map<String, Long> counts() {
            return purge.counts();
        }

        @Override
        public boolean purge(int most) throws Exception {
            if (begun.add(name()) || purge.purge(most)) {
                throw new Died();
            }
            return false;
        }
    }

    /** Holds the tenant's row, until the connection's transaction ends. */
    Connection hold(TestMember owner) throws SQLException {
        var connection = database.asSuperuser();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select 1 from tenancy.tenant where id = '%s' for update".formatted(owner.tenant()));
        }
        return connection;
    }

    /** Begins these, each once the one before waits for a row. */
    void queue(List<? extends Runnable> deeds) {
        for (var waiting = 1; waiting <= deeds.size(); waiting++) {
            Thread.ofVirtual().start(deeds.get(waiting - 1));
            var wanted = String.valueOf(waiting);
            Awaited.until(() -> text("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock'")
                    .equals(wanted));
        }
    }

    void execute(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    String text(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
