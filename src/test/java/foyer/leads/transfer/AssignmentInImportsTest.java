package foyer.leads.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.leads.assignment.RuleApi;
import foyer.leads.reverting.Imported;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Leads of a file are given by the tenant's rules like any other, which keeps none of them from being taken back. */
@FoyerTest
@Tag("graphql")
class AssignmentInImportsTest {

    private static final int ROWS = 1_000;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void givesTheRowsOfAFileInEvenSharesAndTakesThemBack() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var one = tenants.join(owner, "MEMBER");
        var other = tenants.join(owner, "MEMBER");
        var file = IntStream.range(0, ROWS)
                .mapToObj(i -> "Person %d,person%d@harbour.example".formatted(i, i))
                .collect(Collectors.joining("\n", "Name,E-mail\n", "\n"));
        new RuleApi(owner)
                .saved("In turn", "WEIGHTED", "members", RuleApi.pool(owner, one, other), "sources", List.of());

        var begun = Transfers.leadImport(owner, Transfers.upload(owner, file), Map.of());
        var output = Transfers.output(owner, begun, "leadImport");

        assertThat(output.path("created").asInt()).isEqualTo(ROWS);
        assertThat(database.texts(
                        "select count(*) from leads.lead where tenant_id = ? group by assignee_id order by 1 desc",
                        owner.tenant()))
                .containsExactly("334", "333", "333");
        assertThat(database.number(
                        "select count(*) from records.activity where tenant_id = ? and detail ->> 'rule' = 'In turn'",
                        owner.tenant()))
                .isEqualTo(ROWS);

        var worked = database.text(
                "select id::text from leads.lead where tenant_id = ? and contact_email = 'person7@harbour.example'",
                owner.tenant());
        new LeadApi(owner).done("leadNoteAdd", "id", new LeadId(UUID.fromString(worked)).toString(), "body", "Called.");
        var reverted = new Imported(owner).revert(begun.text("leadImport.job.id"));
        assertThat(reverted.path("removed").asInt()).isEqualTo(ROWS - 1);
    }
}
