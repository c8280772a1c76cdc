package foyer.leads.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.FrozenMarks;
import foyer.entitlements.Limit;
import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One lead that may not be changed keeps a job from none of the others. */
@Tag("graphql")
@FoyerTest
class FrozenInJobsTest {

    @Autowired
    private TestTenants tenants;

    @Autowired
    private Transactions transactions;

    @Autowired
    private FrozenMarks frozen;

    @Test
    void aJobArchivesAllButTheFrozenOnes() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);
        var ids = List.of(api.create("One"), api.create("Frozen"), api.create("Two"));
        var marked = Set.of(LeadId.of(ids.get(1)).value());
        CurrentCaller.call(
                Caller.system(owner.tenant(), "test"),
                () -> transactions.write(() -> {
                    frozen.freeze("Lead", marked, Limit.LEADS);
                    return marked;
                }));

        var job = owner.client()
                .run("jobs/jobCreate", Map.of("input", Map.of("type", "BULK_DELETE", "input", Map.of("leads", ids))))
                .succeeded("jobCreate")
                .text("jobCreate.job.id");

        var query = "{ job(id: \"" + job + "\") { status output } }";
        Awaited.until(() -> owner.client().post(query).text("job.status").matches("COMPLETED|FAILED|DEAD"));
        var output = owner.client().post(query).data("job.output");
        assertThat(output.path("changed").asInt()).isEqualTo(2);
        assertThat(output.path("skipped").toString()).isEqualTo("[\"" + ids.get(1) + "\"]");
        assertThat(api.titles()).containsExactly("Frozen");
    }
}
