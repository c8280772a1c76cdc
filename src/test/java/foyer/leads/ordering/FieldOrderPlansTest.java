package foyer.leads.ordering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadsAtSize;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.records.fields.OrderDirection;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page in the order of a custom field is read from the index of its values, as the serving login. */
@Tag("module")
class FieldOrderPlansTest {

    private static final int PAGE = 20;

    /** One lead of 20 is archived. */
    private static final int ROWS = 30;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    @ParameterizedTest
    @EnumSource
    void readsEachDirectionFromTheIndexWithoutSorting(OrderDirection direction) {
        var first = new AtomicReference<@Nullable Connection<Lead>>();
        var plan = leads.planOf(db -> first.set(page(db, direction, PageRequest.first(PAGE))));
        assertReadsLittle(plan);

        var page = requireNonNull(first.get());
        var next = PageRequest.of(PAGE, page.pageInfo().endCursor(), null, null);
        assertReadsLittle(leads.planOf(db -> page(db, direction, next)));
        assertThat(leads.genericPlanOf(db -> page(db, direction, next)))
                .contains("custom_value_number_idx")
                .doesNotContain("Sort");
    }

    private static void assertReadsLittle(LeadsAtSize.Plan plan) {
        assertThat(plan.text()).contains("custom_value_number_idx").doesNotContain("\"Sort\"");
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(ROWS);
    }

    private static Connection<Lead> page(DSLContext db, OrderDirection direction, PageRequest page) {
        var filter = new LeadFilter(null, null, null, null, false);
        return new FieldOrderQueries(db).page(filter, leads.sizeField(), direction, page, () -> new Counted(0, true));
    }
}
