package foyer.leads.merging;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In which order undoing a merge holds what others hold too. */
@FoyerTest
@Tag("graphql")
class LeadMergeUndoWaitingTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final TestMember owner;
    private final LeadApi api;
    private final MergeApi merges;

    @Autowired
    LeadMergeUndoWaitingTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.merges = new MergeApi(owner);
    }

    /** Whoever ends a membership holds the member and waits for their leads. */
    @Test
    void holdsNoLeadWhileItWaitsForAMember() throws Exception {
        var agent = tenants.join(owner, "MEMBER");
        var keep = api.create("Kept", "assignee", agent.membershipId());
        var merge = merges.merged(keep, api.create("Other", "assignee", agent.membershipId()));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from tenancy.membership where id = '" + agent.membership() + "' for update");
            var undoing = threads.submit(() -> merges.undo(merge));
            Awaited.until(() -> undoing.isDone() || isWaitedFor());
            statement.execute(
                    "select from leads.lead where assignee_id = '" + agent.membership() + "' for update nowait");
            connection.rollback();
            undoing.get();
        }
        assertThat(api.titles()).containsExactly("Other", "Kept");
    }

    private boolean isWaitedFor() {
        return database.number(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                > 0;
    }
}
