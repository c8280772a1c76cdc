package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.tenancy.teams.TeamId;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By time a page of several people's leads reads a page of each of theirs, whether they have thousands of 100,000 or twenty of the oldest. */
@Tag("module")
class LeadsOfPeoplePlansTest {

    private static final int PAGE = 20;

    /** Of each of two people by their index, of the team by its own, and those by their keys. */
    private static final int READ = 3 * (PAGE + 1);

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    /** Of the two members who have the twenty. */
    private static TeamId teamOfFew() {
        return new TeamId(UUID.fromString("3" + leads.team().value().toString().substring(1)));
    }

    @ParameterizedTest
    @CsvSource({"3, 4, true", "3, 4, false", "9, 19, true", "9, 19, false"})
    void readsAPageOfEach(int one, int other, boolean byTeam) {
        var team = one == 3 ? leads.team() : teamOfFew();
        var filter = read(
                byTeam
                        ? "'teams': ['%s']".formatted(team)
                        : "'assignees': ['%s', '%s']".formatted(leads.member(one), leads.member(other)));

        assertReads(filter, PAGE, 2 * READ);
    }

    /** As an alternative beside another, and with what all of theirs meet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'any': [{'teams': ['FEW']}, {'company': 'Company 777'}] | 20",
                "'teams': ['FEW'], 'sources': ['MANUAL'] | 20",
                "'teams': ['FEW'], 'sources': ['CAMPAIGN'] | 0"
            })
    void readsAPageOfEachBesideMore(String parts, int found) {
        assertReads(read(parts.replace("FEW", teamOfFew().toString())), found, 2 * READ);
    }

    private static LeadFilter read(String parts) {
        return LeadFilterJson.read("{%s, 'archived': false}".formatted(parts).replace('\'', '"'));
    }

    private static void assertReads(LeadFilter filter, int found, int most) {
        var pages = new ArrayList<Connection<Lead>>();

        var plan = leads.plan(
                queries -> pages.add(queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE))));

        assertThat(pages.getFirst().nodes()).hasSize(found);
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(most);
    }
}
