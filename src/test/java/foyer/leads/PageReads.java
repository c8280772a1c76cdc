package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How many rows a first page by time reads, with 100,000 leads in the tenant. */
final class PageReads {

    static final int PAGE = 20;
    private static final int LONG_PAGE = 89;

    /** By time, by a number and by a text; with {@code -Dleads.orders=all}, as at night, by each. */
    static final List<LeadOrder> ORDERS = "all".equals(System.getProperty("leads.orders"))
            ? List.of(LeadOrder.values())
            : List.of(LeadOrder.CREATED_AT_DESC, LeadOrder.SCORE_DESC, LeadOrder.TITLE_ASC);

    private PageReads() {}

    /** By {@link #ORDERS}, page after page, the leads that have what the filter asks for, each once. */
    static void assertFindsEachOnce(LeadsAtSize leads, LeadFilter filter) {
        var expected = new ArrayList<UUID>();
        leads.planOf(db -> expected.addAll(db.select(LEAD.ID)
                .from(LEAD)
                .where(LeadFilterQueries.whole(filter))
                .fetch(LEAD.ID)));

        assertThat(expected).hasSizeGreaterThan(PAGE);
        for (var order : ORDERS) {
            assertThat(leads.ids(filter, order, LONG_PAGE))
                    .as(order.name())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** The page has so many leads, and read no more rows for them than that. */
    static Connection<Lead> assertReads(LeadsAtSize leads, LeadFilter filter, int found, int most) {
        var pages = new ArrayList<Connection<Lead>>();

        var plan = leads.plan(
                queries -> pages.add(queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE))));

        assertThat(pages.getFirst().nodes()).hasSize(found);
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(most);
        return pages.getFirst();
    }
}
