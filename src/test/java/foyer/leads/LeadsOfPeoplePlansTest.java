package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.teams.TeamId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By time a page of several people's leads reads a page of each of theirs, whether they have thousands of 100,000 or twenty of the oldest. */
@Tag("module")
class LeadsOfPeoplePlansTest {

    private static final int PAGE = PageReads.PAGE;

    /** Of each of two people and of the team by their indexes, and the page by its keys. */
    private static final int OF_TWO = 4 * (PAGE + 1);

    /** Of each by their indexes and all by their keys, a few and then many; whether there are few of them is asked before. */
    private static final int LOOKED_AT = 4 * (NearestLeadQueries.LOOKED_AT_FIRST + NearestLeadQueries.LOOKED_AT_WITHIN)
            + 2 * (FewLeadQueries.OF_PEOPLE + 1)
            + PAGE;

    /** The same of nine people. */
    private static final int OF_MANY = 11 * (PAGE + 1);

    private static final Pattern SOMEBODY = Pattern.compile("([MT])([0-9]+)");

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static LeadFilter read(String parts) {
        var json = SOMEBODY.matcher(parts).replaceAll(match -> id(match.group(1), match.group(2)));
        return LeadFilterJson.read("{%s, 'archived': false}".formatted(json).replace('\'', '"'));
    }

    /** Team 0 is of two members who have thousands, 2 of nine, and 3 of members 9 and 19, who have twenty of long ago. */
    private static String id(String kind, String number) {
        return kind.equals("M")
                ? leads.member(Integer.parseInt(number)).toString()
                : new TeamId(UUID.fromString(
                                number + leads.team().value().toString().substring(1)))
                        .toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            20 | 'teams': ['T0']
            20 | 'teams': ['T3']
            20 | 'assignees': ['M3', 'M4']
            20 | 'assignees': ['M9', 'M19']
            20 | 'assignees': ['M3', 'M4', 'M3']
            20 | 'teams': ['T3'], 'not': {'sources': ['CAMPAIGN']}
            0 | 'teams': ['T3'], 'sources': ['CAMPAIGN']
            """)
    void readsAPageOfEach(int found, String parts) {
        PageReads.assertReads(leads, read(parts), found, OF_TWO);
    }

    /** Where something else is asked for: so many of each are put in order, and those that come next of all are looked at. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            20 | 'teams': ['T0'], 'sources': ['MANUAL']
            0 | 'teams': ['T0'], 'sources': ['CAMPAIGN']
            0 | 'assignees': ['M3', 'M4'], 'sources': ['CAMPAIGN']
            0 | 'teams': ['T0', 'T3'], 'assignees': ['M3', 'M4'], 'sources': ['CAMPAIGN']
            """)
    void looksAtSomeOfEachBesideSomethingElse(int found, String parts) {
        var page = PageReads.assertReads(leads, read(parts), found, LOOKED_AT);

        assertThat(page.pageInfo().hasNextPage()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'teams': ['T2']", "'teams': ['T2', 'T2']"})
    void readsNoMoreLeadsOfMany(String parts) {
        PageReads.assertReads(leads, read(parts), PAGE, OF_MANY);
    }

    /** Page by page, in any order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'teams': ['T0', 'T3'], 'score': {'min': 90}",
                "'teams': ['T0'], 'unassigned': true",
                "'assignees': ['M3', 'M19'], 'score': {'min': 90}",
                "'teams': ['T0'], 'tags': {'all': ['common']}, 'score': {'min': 90}"
            })
    void findsEachOnce(String parts) {
        PageReads.assertFindsEachOnce(leads, read(parts));
    }
}
