package foyer.leads;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.RecordScope;
import foyer.tenancy.MembershipId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * With 100,000 leads in one tenant and a few in another, each filter and each order has its index as the serving login
 * beneath row-level security, on the first page and on a deep one, planned for the values and for any values.
 */
@Tag("module")
class LeadPlansTest {

    private static final int PAGE = 20;

    /** What an order without filter reads: the page and the row behind it. */
    private static final int ROWS = PAGE + 1;

    /** What a filter may read in the default order, where other rows lie between those that match; those of the page twice. */
    private static final int FEW_ROWS = 2_000 + ROWS;

    /** Of two people, their team, and what the one has made: those of a page and archived ones between them, and those shown. */
    private static final int LEADS_OF_A_TEAM = 4 * 2 * ROWS + ROWS;

    private static final int CALLS = 12;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED_AT_DESC, false, lead_created_idx",
        "UPDATED_AT_DESC, false, lead_updated_idx",
        "TITLE_ASC, false, lead_title_idx",
        "SCORE_DESC, false, lead_score_idx",
        "VALUE_DESC, false, lead_value_idx",
        "FIRST_RESPONSE_DUE_ASC, false, lead_due_idx",
        "FIRST_RESPONSE_DUE_ASC, true, lead_archived_due_idx",
        "SCORE_DESC, true, lead_archived_score_idx",
        "VALUE_DESC, true, lead_archived_value_idx",
        "CREATED_AT_DESC, true, lead_archived_idx",
        "UPDATED_AT_DESC, true, lead_archived_updated_idx",
        "TITLE_ASC, true, lead_archived_title_idx"
    })
    void readsEachOrderFromItsIndexWithoutSorting(LeadOrder order, boolean archived, String index) {
        var filter = new LeadFilter(null, null, null, null, archived);

        for (var page : pages(filter, order)) {
            var plan = leads.plan(queries -> queries.page(filter, order, page));
            assertThat(plan.indexes()).as(plan.text()).containsExactly(index);
            assertThat(plan.sorts()).as(plan.text()).isFalse();
            assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(ROWS);
            assertThat(leads.genericPlan(queries -> queries.page(filter, order, page)))
                    .contains(index)
                    .doesNotContain("Sort");
        }
    }

    static Map<String, LeadFilter> filters() {
        return Map.of(
                "stage", filter(List.of(leads.stage(2)), null, null, null),
                "stages", filter(List.of(leads.stage(0), leads.stage(3)), null, null, null),
                "assignee", filter(null, List.of(leads.member(3)), null, null),
                "assignees", filter(null, List.of(leads.member(3), leads.member(4)), null, null),
                "unassigned", filter(null, null, true, null),
                "assigned", filter(null, null, false, null),
                "text", filter(null, null, null, "lead 777"),
                "stage and assignee", filter(List.of(leads.stage(1)), List.of(leads.member(5)), null, null),
                "stage and text", filter(List.of(leads.stage(1)), null, null, "word7"));
    }

    @ParameterizedTest
    @CsvSource({
        "stage, lead_stage_idx",
        "assignee, lead_assignee_idx",
        "unassigned, lead_unassigned_idx",
        "text, lead_pkey",
        "stage and text, lead_pkey"
    })
    void readsEachFilterInTheDefaultOrderFromAnIndex(String name, String index) {
        var filter = requireNonNull(filters().get(name));

        for (var page : pages(filter, LeadOrder.CREATED_AT_DESC)) {
            var plan = leads.plan(queries -> queries.page(filter, LeadOrder.CREATED_AT_DESC, page));
            assertThat(plan.indexes()).as(plan.text()).containsExactly(index);
            assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(FEW_ROWS);
            assertThat(leads.genericPlan(queries -> queries.page(filter, LeadOrder.CREATED_AT_DESC, page)))
                    .doesNotContain("Seq Scan on lead");
        }
    }

    /** By what no index has in this order. */
    @ParameterizedTest
    @CsvSource({"stages, lead_created_idx", "assigned, lead_created_idx", "stage and assignee, lead_assignee_idx"})
    void readsTheNearestInTheDefaultOrderWhereNoIndexLeads(String name, String index) {
        var filter = requireNonNull(filters().get(name));

        for (var page : pages(filter, LeadOrder.CREATED_AT_DESC)) {
            var plan = leads.plan(queries -> queries.page(filter, LeadOrder.CREATED_AT_DESC, page));
            assertThat(plan.indexes()).as(plan.text()).contains(index);
            assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(FEW_ROWS);
        }
    }

    /** A filter in another order: its own index and a sort of what matches, or the order's and passing over the rest. */
    @ParameterizedTest
    @CsvSource({"UPDATED_AT_DESC", "TITLE_ASC"})
    void readsEachFilterInOtherOrdersFromSomeIndex(LeadOrder order) {
        filters().forEach((name, filter) -> {
            var plan = leads.plan(queries -> queries.page(filter, order, PageRequest.first(PAGE)));
            assertThat(plan.indexes()).as(name + plan.text()).isNotEmpty();
            assertThat(plan.text()).as(name).doesNotContain("Seq Scan\", \"Relation Name\": \"lead");
            assertThat(leads.genericPlan(queries -> queries.page(filter, order, PageRequest.first(PAGE))))
                    .as(name)
                    .doesNotContain("Seq Scan on lead");
        });
    }

    /** Own leads are found by the indexes of assignees and makers, and those of a team by those of its people and of teams. */
    @ParameterizedTest
    @EnumSource(value = RecordScope.class, names = "ALL", mode = Mode.EXCLUDE)
    void readsTheLeadsOfALimitedPermissionFromAnIndex(RecordScope scope) {
        var actor = leads.limited(3, scope);
        var page = PageRequest.first(PAGE);

        var plan = leads.plan(actor, queries -> queries.page(LeadFilter.NONE, LeadOrder.CREATED_AT_DESC, page));
        assertThat(plan.indexes()).as(plan.text()).contains("lead_assignee_idx").doesNotContain("lead_created_idx");
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(LEADS_OF_A_TEAM);
        assertThat(leads.genericPlan(actor, queries -> queries.page(LeadFilter.NONE, LeadOrder.CREATED_AT_DESC, page)))
                .doesNotContain("Seq Scan on lead");
    }

    /** Of somebody in a team some are theirs by more than one way. */
    @ParameterizedTest
    @EnumSource(value = RecordScope.class, names = "ALL", mode = Mode.EXCLUDE)
    void countsEachLeadOfALimitedPermissionOnce(RecordScope scope) {
        var actor = leads.limited(3, scope);

        assertThat(leads.counted(actor, LeadFilter.NONE)).isEqualTo(Counted.of(leads.count(actor, LeadFilter.NONE)));
    }

    @Test
    void readsALeadByItsKey() {
        var plan = leads.plan(queries -> queries.byIds(leads.someIds(50)));

        assertThat(plan.indexes()).as(plan.text()).containsExactly("lead_pkey");
        assertThat(plan.rowsRead()).as(plan.text()).isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSameRowsByEveryOrder(LeadOrder order) {
        var filter = filter(List.of(leads.stage(2)), List.of(leads.member(3)), null, "word33");

        assertThat(leads.ids(filter, order, 7))
                .hasSizeGreaterThan(PAGE)
                .containsExactlyInAnyOrderElementsOf(leads.idsByScan(2, 3, "word33"));
    }

    /** A word that few of the newest have is asked of the index of words, after five calls too; a common one never is. */
    @ParameterizedTest
    @CsvSource({
        "lead 777, 1, 2000",
        "person777@example.com, 1, 2000",
        "example person88, 1, 4000",
        "w, 0, 4000",
        "person, 0, 4000",
        "lead word7, 1, 6000"
    })
    void searchesByTheIndexOfWordsWhatIsRareHoweverOften(String text, int scans, int most) throws SQLException {
        var before = leads.scans("lead_words_idx");
        var read = leads.rowsRead();

        for (var i = 0; i < CALLS; i++) {
            leads.search(text);
        }

        assertThat(leads.scans("lead_words_idx") - before).isEqualTo(CALLS * scans);
        assertThat((leads.rowsRead() - read) / CALLS).isLessThanOrEqualTo(most);
    }

    /** Every lead has the word: two thousand are found, and nothing is joined to more of them than the page shows. */
    @Test
    void joinsTheStagesOfAPageOnlyHoweverManyLeadsATextFinds() {
        var filter = filter(null, null, null, "lead");

        var plan = leads.plan(queries -> queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE)));

        assertThat(plan.joined()).as(plan.text()).isEqualTo(ROWS);
    }

    /** Every lead has the word, so that the newest of all hold a tenth of what a member of two has of them. */
    @ParameterizedTest
    @EnumSource(value = RecordScope.class, names = "ALL", mode = Mode.EXCLUDE)
    void findsWhatALimitedMemberMaySeeHoweverManyOthersMatch(RecordScope scope) {
        assertThat(leads.count(leads.limited(3, scope), filter(null, null, null, "lead")))
                .isEqualTo(LeadTextQueries.MAX_MATCHES);
        assertThat(leads.count(leads.limited(3, scope), filter(null, null, null, "person87643")))
                .isEqualTo(1);
        assertThat(leads.count(leads.limited(3, scope), filter(null, null, null, "person87642")))
                .isZero();
    }

    @Test
    void countsNoFurtherThanItTells() {
        var total = leads.count(LeadFilter.NONE);

        assertThat(total).isEqualTo(Connection.COUNT_CAP + 1);
    }

    /** The first page, a page from the middle of the list, and the one before that. */
    private static List<PageRequest> pages(LeadFilter filter, LeadOrder order) {
        var middle = leads.cursorFromTheMiddle(filter, order);
        return List.of(
                PageRequest.first(PAGE),
                PageRequest.of(PAGE, middle, null, null),
                PageRequest.of(null, null, PAGE, middle));
    }

    private static LeadFilter filter(
            @Nullable List<StageId> stages,
            @Nullable List<MembershipId> assignees,
            @Nullable Boolean unassigned,
            @Nullable String text) {
        return new LeadFilter(stages, assignees, unassigned, text, false);
    }
}
