package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.Actor;
import foyer.platform.security.RecordScope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** With 100,000 leads in one tenant: how many of theirs are looked at for whoever may see some leads only. */
@Tag("module")
class ReachBoundsTest {

    private static final int PAGE = 20;
    private static final int FIRST = NearestLeadQueries.LOOKED_AT_FIRST;
    private static final int WITHIN = NearestLeadQueries.LOOKED_AT_WITHIN;
    private static final int FEW = FewLeadQueries.OF_PEOPLE;

    /** Of the team of many. */
    private static final int PEOPLE = 9;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static LeadFilter read(String parts) {
        return LeadFilterJson.read("{%s}".formatted(parts).replace('\'', '"'));
    }

    private record Read(Connection<Lead> page, long rows) {}

    private static Read page(Actor actor, LeadFilter filter) {
        var pages = new ArrayList<Connection<Lead>>();
        var plan = leads.plan(
                actor, queries -> pages.add(queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE))));
        assertThat(plan.text()).doesNotContain("Seq Scan\", \"Relation Name\": \"lead");
        return new Read(pages.getFirst(), plan.rowsRead());
    }

    /** Thousands are in it, and thousands are the caller's. */
    @Test
    void looksAtSomeForAStageThatNoneOfTheirsIsIn() {
        var actor = leads.limited(6, RecordScope.OWN);
        var filter = read("'stages': ['%s']".formatted(leads.stage(6)));

        var read = page(actor, filter);

        assertThat(read.page().nodes()).isEmpty();
        assertThat(read.page().pageInfo().hasNextPage()).isTrue();
        assertThat(read.rows()).isLessThanOrEqualTo(2L * (FIRST + WITHIN + FEW) + PAGE);
        assertThat(leads.counted(actor, filter)).isEqualTo(new Counted(0, false));
    }

    @Test
    void looksAtNoneOfAnotherMembers() {
        var read = page(leads.limited(6, RecordScope.OWN), read("'assignees': ['%s']".formatted(leads.member(3))));

        assertThat(read.page().nodes()).isEmpty();
        assertThat(read.page().pageInfo().hasNextPage()).isFalse();
        assertThat(read.rows()).isLessThanOrEqualTo(FIRST);
    }

    /** The newest of each are put in order, and only those looked at that come next of all. */
    @Test
    void looksAtNoMoreOfALargeTeam() {
        var read = page(leads.limited(11, RecordScope.TEAM), read("'sources': ['CAMPAIGN']"));

        assertThat(read.page().pageInfo().hasNextPage()).isTrue();
        assertThat(read.rows()).isBetween(1L + PEOPLE * WITHIN, (PEOPLE + 1L) * (FIRST + WITHIN) + FEW + PAGE);
    }

    /** What an order has next is looked at, whoever's it is, and no more; the first that are theirs make a page. */
    @ParameterizedTest
    @EnumSource(value = LeadOrder.class, names = "CREATED_AT_DESC", mode = Mode.EXCLUDE)
    void looksAtSomeInOtherOrders(LeadOrder order) {
        var actor = leads.limited(11, RecordScope.TEAM);
        for (var parts : List.of("", "'sources': ['CAMPAIGN']")) {
            var plan = leads.plan(actor, queries -> queries.page(read(parts), order, PageRequest.first(PAGE)));

            assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(3L * (FIRST + WITHIN + FEW));
        }
    }

    /** Thousands of theirs are newer, and as many older. */
    @ParameterizedTest
    @CsvSource({"MANUAL, 20, true", "CAMPAIGN, 0, false"})
    void looksInAPeriodOnly(String source, int found, boolean more) {
        var page = page(leads.limited(3, RecordScope.TEAM), read("""
                'sources': ['%s'], 'createdAt': {'from': '2026-01-25T00:00:00Z', 'before': '2026-02-05T00:00:00Z'}""".formatted(source)))
                .page();

        assertThat(page.nodes()).hasSize(found);
        assertThat(page.pageInfo().hasNextPage()).isEqualTo(more);
    }

    /** The newest with the tag are others', or not archived. */
    @Test
    void countsATagAmongTheNewestThatAreMeant() {
        var tagged = "'tags': {'all': ['common']}";
        var archived = read(tagged + ", 'archived': true");

        assertThat(leads.counted(leads.limited(2, RecordScope.OWN), read(tagged)))
                .isEqualTo(new Counted(WITHIN, false));
        // As many are archived as are looked at, so that there might be more.
        assertThat(leads.counted(archived)).isEqualTo(new Counted(leads.count(archived), false));
    }
}
