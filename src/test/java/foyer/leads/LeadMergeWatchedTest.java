package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.merging.MergeApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.Watch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What whoever watches leads hears of merges: of each lead that they may see, and of no other. */
@FoyerTest
@Tag("graphql")
class LeadMergeWatchedTest {

    private final TestTenants tenants;
    private final LeadWatches watches = new LeadWatches();

    @Autowired
    LeadMergeWatchedTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @AfterEach
    void close() {
        watches.close();
    }

    private static String next(Watch watch) {
        var event = watch.next("leadChanged");
        return LeadWatches.kind(event) + " " + event.path("lead").path("title").asString("-") + " "
                + event.path("changedFields");
    }

    @Test
    void tellsOfTheKeptLeadThatItHasMoreAndOfTheOthersThatTheyLeft() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Agent", "MEMBER", "LEADS_READ:OWN"));
        // Before there is anything to tell: what comes just before may be told late.
        var all = watches.ready(owner);
        var own = watches.ready(agent);
        var keep = api.create("Kept", "assignee", owner.membershipId());
        var other = api.create("Other", "assignee", agent.membershipId(), "score", 7);
        var hidden = api.create("Hidden", "assignee", owner.membershipId());
        assertThat(List.of(next(all), next(all), next(all)))
                .containsExactlyInAnyOrder("CREATED Kept []", "CREATED Other []", "CREATED Hidden []");
        assertThat(next(own)).isEqualTo("CREATED Other []");
        var merges = new MergeApi(owner);

        var merge = merges.merged(keep, other, hidden);
        assertThat(List.of(next(all), next(all), next(all)))
                .containsExactly("MERGED Kept [\"score\"]", "LEFT - []", "LEFT - []");
        var left = own.next("leadChanged");
        assertThat(LeadWatches.kind(left)).isEqualTo("LEFT");
        assertThat(left.path("id").asString()).isEqualTo(other);

        merges.undo(merge);
        assertThat(List.of(next(all), next(all), next(all)))
                .containsExactlyInAnyOrder("UPDATED Kept [\"score\"]", "RESTORED Other []", "RESTORED Hidden []");
        assertThat(next(own)).isEqualTo("RESTORED Other []");
    }
}
