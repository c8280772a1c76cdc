package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.teams.TeamId;
import java.util.HashSet;
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
            20 | 'assignees': ['M3', 'M4', 'M3'], 'sources': ['MANUAL']
            20 | 'teams': ['T3'], 'not': {'sources': ['CAMPAIGN']}
            0 | 'teams': ['T3'], 'sources': ['CAMPAIGN']
            """)
    void readsAPageOfEach(int found, String parts) {
        PageReads.assertReads(leads, read(parts), found, OF_TWO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'teams': ['T2']", "'teams': ['T2', 'T2']"})
    void readsNoMoreLeadsOfMany(String parts) {
        PageReads.assertReads(leads, read(parts), PAGE, OF_MANY);
    }

    /** Page by page, as by another order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'teams': ['T0', 'T3'], 'score': {'min': 90}",
                "'teams': ['T0'], 'unassigned': true",
                "'assignees': ['M3', 'M19'], 'score': {'min': 90}"
            })
    void findsEachOnce(String parts) {
        var filter = read(parts);

        var ids = leads.ids(filter, LeadOrder.CREATED_AT_DESC, PAGE);

        assertThat(ids).hasSizeGreaterThan(PAGE).hasSize(leads.count(filter));
        assertThat(leads.ids(filter, LeadOrder.TITLE_ASC, PAGE))
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(ids));
    }
}
