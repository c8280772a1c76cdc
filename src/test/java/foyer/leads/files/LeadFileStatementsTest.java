package foyer.leads.files;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What files of leads cost: as many statements for one lead as for fifty. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadFileStatementsTest {

    private static final int LEADS = 50;

    private static final String QUERY = """
            query ($first: Int!) { leads(first: $first) { nodes {
              files(first: 2) { totalCount nodes { name } } timeline(first: 2) { nodes { kind file { name } } } } } }""";

    private final Statements statements;
    private final TestMember owner;

    @Autowired
    LeadFileStatementsTest(TestTenants tenants, Statements statements) {
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
    }

    @BeforeAll
    void arrange() {
        var files = new LeadFileApi(owner);
        var one = files.document("one.pdf");
        var two = files.document("two.pdf");
        for (var i = 0; i < LEADS; i++) {
            files.add(new LeadApi(owner).create("Lead " + i), one, two);
        }
    }

    /** The leads; pages of files, the files and their counts; timelines and the files on them. */
    @ParameterizedTest
    @CsvSource({"1, 6", "50, 6"})
    void readsByAsManyStatementsForOneLeadAsForFifty(int rows, int expected) {
        var answer = statements
                .during(() -> owner.client().post(QUERY, Map.of("first", rows)))
                .times(expected);

        assertThat(answer.data("leads.nodes")).hasSize(rows).allSatisfy(lead -> {
            assertThat(lead.path("files").path("totalCount").asInt()).isEqualTo(2);
            assertThat(lead.path("files").path("nodes").findValuesAsString("name"))
                    .containsExactlyInAnyOrder("one.pdf", "two.pdf");
            assertThat(lead.path("timeline")
                            .path("nodes")
                            .path(1)
                            .path("file")
                            .path("name")
                            .asString())
                    .endsWith(".pdf");
        });
    }
}
