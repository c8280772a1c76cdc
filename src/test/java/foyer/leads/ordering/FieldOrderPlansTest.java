package foyer.leads.ordering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterJson;
import foyer.leads.LeadsAtSize;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.records.fields.OrderDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page in the order of a custom field is read from the index of its values, as the serving login. */
@Tag("module")
class FieldOrderPlansTest {

    private static final int PAGE = 20;

    /** One lead of 20 is archived. */
    private static final int ROWS = 30;

    /** As many as are looked at, a few of each of three parts of which some index may tell, and those of the page again. */
    private static final int LOOKED_AT = LeadsAtSize.LOOKED_AT_APART + 3 * LeadsAtSize.FEW + 2 * (PAGE + 1);

    private static final String LONG = """
            {'archived': false, 'kinds': ['OPEN'], 'unassigned': false, 'sources': ['MANUAL'], 'doNotContact': false,
                'score': {'min': 98, 'max': 100}, 'createdAt': {'from': '2026-01-01T00:00:00Z'}}""";

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

    /** From the other end: those without a value come first then, one lead in ten. */
    @Test
    void readsTheLastPageFromTheLeadsInTheOrderOfTheirIds() {
        var last = PageRequest.of(null, null, PAGE, null);

        var plan = leads.planOf(db -> page(db, OrderDirection.ASC, last));

        assertThat(plan.text()).doesNotContain("\"Sort\"");
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(10 * ROWS);
    }

    /** Of many parts, so that the planner takes it for one that few leads meet. */
    @ParameterizedTest
    @EnumSource
    void readsALongFilterFromTheNearestValues(OrderDirection direction) {
        var filter = LeadFilterJson.read(LONG.replace('\'', '"'));
        var first = new AtomicReference<@Nullable Connection<Lead>>();

        var plan = leads.planOf(db -> first.set(page(db, filter, direction, PageRequest.first(PAGE))));

        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(LOOKED_AT);
        assertThat(plan.text()).contains("custom_value_number_idx");
        var page = requireNonNull(first.get());
        assertThat(page.nodes())
                .hasSize(PAGE)
                .allSatisfy(lead -> assertThat(lead.score()).isGreaterThanOrEqualTo(98));
        var next = PageRequest.of(PAGE, page.pageInfo().endCursor(), null, null);
        var second = new AtomicReference<@Nullable Connection<Lead>>();
        leads.planOf(db -> second.set(page(db, filter, direction, next)));
        assertThat(requireNonNull(second.get()).nodes()).hasSize(PAGE).doesNotContainAnyElementsOf(page.nodes());
    }

    /** Of a filter that is met by a few everywhere, and of one that nobody meets: page after page, some of which are not full. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'score': {'min': 90}, 'not': {'score': {'max': 99}}",
                "'score': {'min': 90}, 'not': {'createdAt': {'from': '2026-01-05T00:00:00Z'}}",
                "'sources': ['CAMPAIGN']"
            })
    void comesToEveryLeadOfAFilterOnce(String parts) {
        var filter =
                LeadFilterJson.read("{%s, 'archived': false}".formatted(parts).replace('\'', '"'));
        var expected = all(filter, false);

        assertThat(expected.stream().map(Lead::id)).doesNotHaveDuplicates().hasSize(leads.count(filter));
        assertThat(all(filter, true).reversed()).isEqualTo(expected);
    }

    private static List<Lead> all(LeadFilter filter, boolean backward) {
        var found = new ArrayList<Lead>();
        leads.planOf(db -> {
            @Nullable String cursor = null;
            for (var more = true; more; ) {
                var page = page(db, filter, OrderDirection.ASC, new PageRequest(PAGE, cursor, backward));
                var info = page.pageInfo();
                found.addAll(backward ? page.nodes().reversed() : page.nodes());
                more = backward ? info.hasPreviousPage() : info.hasNextPage();
                cursor = backward ? info.startCursor() : info.endCursor();
            }
        });
        return found;
    }

    private static void assertReadsLittle(LeadsAtSize.Plan plan) {
        assertThat(plan.text()).contains("custom_value_number_idx").doesNotContain("\"Sort\"");
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(ROWS);
    }

    private static Connection<Lead> page(DSLContext db, OrderDirection direction, PageRequest page) {
        return page(db, new LeadFilter(null, null, null, null, false), direction, page);
    }

    private static Connection<Lead> page(DSLContext db, LeadFilter filter, OrderDirection direction, PageRequest page) {
        return new FieldOrderQueries(db).page(filter, leads.sizeField(), direction, page, () -> new Counted(0, true));
    }
}
