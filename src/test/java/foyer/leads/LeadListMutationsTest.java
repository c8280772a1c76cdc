package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Assigning, archiving and restoring: of all leads named, or of none. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadListMutationsTest {

    private final TestMember owner;
    private final TestMember member;
    private final LeadApi api;
    private final TestTenants tenants;
    private final TestDatabase database;

    @Autowired
    LeadListMutationsTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.member = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
    }

    private @Nullable Object[] input(String mutation, List<String> ids) {
        return mutation.equals("leadAssign")
                ? new @Nullable Object[] {"ids", ids, "to", member.membershipId()}
                : new @Nullable Object[] {"ids", ids};
    }

    @Test
    void assignsLeadsInTheOrderAsked() {
        var first = api.create("First");
        var second = api.create("Second");

        var leads = api.done("leadAssign", "ids", List.of(second, first, second), "to", member.membershipId())
                .path("leads");

        assertThat(leads.valueStream().map(lead -> lead.path("id").asString())).containsExactly(second, first);
        assertThat(leads.valueStream()
                        .map(lead -> lead.path("assignee").path("id").asString()))
                .containsOnly(member.membershipId());
        assertThat(leads.valueStream().map(lead -> lead.path("version").asInt()))
                .containsOnly(2);
    }

    @Test
    void tellsWhoHadItBefore() {
        var id = api.create("Handed over", "assignee", owner.membershipId());
        api.done("leadAssign", "ids", List.of(id), "to", member.membershipId());
        api.done("leadAssign", "ids", List.of(id), "to", null);

        var told = api.lead(id).path("timeline").path("nodes");
        assertThat(told.path(0).path("before").asString()).startsWith("Person");
        assertThat(told.path(0).path("after").isNull()).isTrue();
        assertThat(told.path(1).path("before").asString()).startsWith("Owner");
        assertThat(told.path(1).path("after").asString()).startsWith("Person");
        assertThat(api.lead(id).path("assignee").isNull()).isTrue();
    }

    @Test
    void leavesWhatIsAsWantedAlone() {
        var id = api.create("Settled", "assignee", member.membershipId());

        api.done("leadAssign", "ids", List.of(id), "to", member.membershipId());
        api.done("leadRestore", "ids", List.of(id));

        assertThat(api.lead(id).path("version").asInt()).isOne();
        assertThat(api.timeline(id)).containsExactly("ASSIGNED", "CREATED");
    }

    @Test
    void wantsToKnowTheAssigneeEvenIfNobody() {
        var id = api.create("Unclear", "assignee", owner.membershipId());

        assertThat(api.run("leadAssign", "ids", List.of(id)).userErrorCodes("leadAssign"))
                .containsExactly("REQUIRED");
        assertThat(api.lead(id).path("assignee").isNull()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPENDED", "FROZEN", "REMOVED"})
    void assignsToActiveMembersOnly(String status) throws SQLException {
        var gone = tenants.join(owner, "MEMBER");
        try (var connection = database.asSuperuser()) {
            DSL.using(connection)
                    .execute("update tenancy.membership set status = ? where id = ?", status, gone.membership());
        }
        var id = api.create("Waiting");

        assertThat(api.run("leadAssign", "ids", List.of(id), "to", gone.membershipId())
                        .userErrorCodes("leadAssign"))
                .containsExactly("ASSIGNEE_NOT_FOUND");
        assertThat(api.lead(id).path("assignee").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leadAssign", "leadArchive", "leadRestore"})
    void changesNoneWhenOneIsNotThere(String mutation) {
        var id = api.create("Left alone");
        var foreign = new LeadApi(tenants.signUp("LEAD_GENERATION")).create("Foreign");

        for (var unknown : List.of(LeadApi.NOWHERE, foreign)) {
            var answer = api.run(mutation, input(mutation, List.of(id, unknown)));
            assertThat(answer.userErrorCodes(mutation)).containsExactly("NOT_FOUND");
            assertThat(answer.userErrors(mutation).getFirst().path("path").toString())
                    .isEqualTo("[\"input\",\"ids\",\"1\"]");
            assertThat(answer.data(mutation + ".leads").isNull()).isTrue();
        }
        assertThat(api.lead(id).path("version").asInt()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"leadAssign, 0", "leadAssign, 101", "leadArchive, 0", "leadArchive, 101", "leadRestore, 0"})
    void takesOneToAHundred(String mutation, int count) {
        var answer = api.run(mutation, input(mutation, Collections.nCopies(count, LeadApi.NOWHERE)));

        assertThat(answer.userErrorCodes(mutation)).containsExactly("IDS_INVALID");
    }

    @Test
    void archivedLeadsAreReadButNotChangedUntilRestored() {
        var id = api.create("Old", "assignee", owner.membershipId());
        var archived = api.done("leadArchive", "ids", List.of(id)).path("leads").path(0);
        assertThat(archived.path("archivedAt").isNull()).isFalse();
        assertThat(archived.path("version").asInt()).isEqualTo(2);

        assertThat(api.lead(id).path("title").asString()).isEqualTo("Old");
        assertThat(api.titlesOf(Map.of("text", "old"))).isEmpty();
        assertThat(api.titlesOf(Map.of("text", "old", "archived", true))).containsExactly("Old");
        assertThat(api.run("leadUpdate", "id", id, "title", "New").userErrorCodes("leadUpdate"))
                .containsExactly("ARCHIVED");
        assertThat(api.run("leadMoveStage", "id", id, "stage", api.stage("won")).userErrorCodes("leadMoveStage"))
                .containsExactly("ARCHIVED");
        assertThat(api.run("leadAssign", "ids", List.of(id), "to", null).userErrorCodes("leadAssign"))
                .containsExactly("ARCHIVED");
        assertThat(api.run("leadNoteAdd", "id", id, "body", "Note").userErrorCodes("leadNoteAdd"))
                .containsExactly("ARCHIVED");
        assertThat(api.lead(id).path("version").asInt()).isEqualTo(2);

        api.done("leadRestore", "ids", List.of(id));
        api.done("leadUpdate", "id", id, "title", "Young");
        assertThat(api.lead(id).path("archivedAt").isNull()).isTrue();
        assertThat(api.timeline(id)).containsExactly("UPDATED", "RESTORED", "ARCHIVED", "ASSIGNED", "CREATED");
    }
}
