package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;

/** How many rows a first page by time reads, with 100,000 leads in the tenant. */
final class PageReads {

    static final int PAGE = 20;

    private PageReads() {}

    /** The page has so many leads, and read no more rows for them than that. */
    static void assertReads(LeadsAtSize leads, LeadFilter filter, int found, int most) {
        var pages = new ArrayList<Connection<Lead>>();

        var plan = leads.plan(
                queries -> pages.add(queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE))));

        assertThat(pages.getFirst().nodes()).hasSize(found);
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(most);
    }
}
