package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a filter that are seldom met by many, where one is met by thousands of 100,000: beside what none has, those are not read to their end. */
@Tag("module")
class ManyOfAPartPlansTest {

    private static final int PAGE = PageReads.PAGE;

    /** A few by their index and by their keys, those of the page and one behind it, and the one where the next page begins. */
    private static final int FIRST = 2 * NearestLeadQueries.LOOKED_AT_FIRST + PAGE + 2;

    /** Of one such part, or of two alternatives, and of another part, whether few have it; the planner may put all of it in order. */
    private static final int SOME = 2 * FewLeadQueries.SOME + LeadsAtSize.FEW + 1;

    /** Many by their index and by their keys. */
    private static final int LOOKED_AT = FIRST + 2 * NearestLeadQueries.LOOKED_AT + SOME;

    /** The same in an order that is not by time. */
    private static final int LOOKED_AT_APART = FIRST + 2 * NearestLeadQueries.LOOKED_AT_APART_BY_COLUMNS + SOME;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static LeadFilter read(String parts) {
        var json = parts.replace("ID", leads.list(4).toString())
                .replace("RARE", leads.list(997).toString())
                .replace("TEAM", leads.team().toString())
                .replace("STAGE", leads.stage(2).toString());
        return LeadFilterJson.read("{%s, 'archived': false}".formatted(json).replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'company': 'Private', 'sources': ['CAMPAIGN']",
                "'city': 'Dubai', 'sources': ['CAMPAIGN']",
                "'wonAt': {'from': '2026-01-05T00:00:00Z'}, 'sources': ['CAMPAIGN']",
                "'lostAt': {'from': '2026-01-05T00:00:00Z'}, 'sources': ['CAMPAIGN']",
                "'list': 'ID', 'sources': ['CAMPAIGN']",
                "'teams': ['TEAM'], 'sources': ['CAMPAIGN']",
                "'any': [{'company': 'Private'}, {'list': 'ID'}], 'sources': ['CAMPAIGN']"
            })
    void looksAtSomeBesideWhatNoneHas(String parts) {
        var filter = read(parts);

        for (var order : PageReads.ORDERS) {
            var pages = new ArrayList<Connection<Lead>>();
            var plan = leads.plan(queries -> pages.add(queries.page(filter, order, PageRequest.first(PAGE))));

            assertThat(plan.rowsRead())
                    .as(order + plan.text())
                    .isLessThanOrEqualTo(order == LeadOrder.CREATED_AT_DESC ? LOOKED_AT : LOOKED_AT_APART);
            assertThat(pages.getFirst().nodes()).isEmpty();
            assertThat(pages.getFirst().pageInfo().hasNextPage()).isTrue();
        }
        assertThat(leads.plan(queries -> queries.count(filter)).rowsRead()).isLessThanOrEqualTo(LOOKED_AT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'company': 'Private'",
                "'city': 'Dubai'",
                "'wonAt': {'from': '2026-01-05T00:00:00Z'}",
                "'list': 'ID'",
                "'teams': ['TEAM']",
                "'city': 'Dubai', 'stages': ['STAGE']"
            })
    void readsAPageOfWhatManyHave(String parts) {
        var filter = read(parts);

        for (var order : PageReads.ORDERS) {
            var plan = leads.plan(queries -> queries.page(filter, order, PageRequest.first(PAGE)));
            assertThat(plan.rowsRead()).as(order + plan.text()).isLessThanOrEqualTo(LOOKED_AT_APART);
        }
    }

    /** Few are on the list, whatever the order is and whatever else is asked for. */
    @ParameterizedTest
    @EnumSource
    void readsAllOfAListOfFew(LeadOrder order) {
        var plan = leads.plan(
                queries -> queries.page(read("'list': 'RARE', 'doNotContact': false"), order, PageRequest.first(PAGE)));

        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(FIRST + 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'company': 'Private', 'stages': ['STAGE']",
                "'city': 'Dubai', 'score': {'min': 50}, 'tags': {'none': ['common']}",
                "'wonAt': {'from': '2026-01-05T00:00:00Z'}, 'score': {'min': 90}",
                "'list': 'ID', 'score': {'min': 98}",
                "'list': 'RARE', 'sources': ['MANUAL']"
            })
    void findsEachOnce(String parts) {
        PageReads.assertFindsEachOnce(leads, read(parts));
    }

    /** What a page says of others is said of alternatives too. */
    @Test
    void findsEachOfAlternativesOnce() {
        PageReads.assertFindsEachOnce(
                leads, read("'any': [{'company': 'Private'}, {'teams': ['TEAM']}], 'score': {'min': 95}"));
    }
}
