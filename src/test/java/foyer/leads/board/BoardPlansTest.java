package foyer.leads.board;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterJson;
import foyer.leads.LeadId;
import foyer.leads.LeadsAtSize;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A board of 100,000 leads reads no more of them than it shows, as the serving login beneath row-level security. */
@Tag("module")
class BoardPlansTest {

    private static final int STAGES = 7;
    private static final int PAGE = 20;

    /** Those shown, those behind them, and one in twenty that is archived; each once more by its key. */
    private static final int ROWS = STAGES * (PAGE + 1) * 3;

    /** More than a stage has. */
    private static final int LEADS = 100_000;

    private static final String LONG = """
            {'archived': false, 'sources': ['MANUAL'], 'doNotContact': false, 'tags': {'none': ['never']}, 'score': {%s}}""";

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static List<StageId> stages() {
        return IntStream.range(0, STAGES).mapToObj(leads::stage).toList();
    }

    @Test
    void readsTheLeadsOfEachStageFromItsIndex() {
        var stages = stages();
        var plan = leads.planOf(db -> new BoardQueries(db).pages(stages, LeadFilter.NONE, PageRequest.first(PAGE)));

        assertThat(plan.indexes()).as(plan.text()).containsExactlyInAnyOrder("lead_stage_idx", "lead_pkey");
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(ROWS);
        assertThat(leads.genericPlanOf(
                        db -> new BoardQueries(db).pages(stages, LeadFilter.NONE, PageRequest.first(PAGE))))
                .contains("lead_stage_idx")
                .doesNotContain("Seq Scan on lead");
    }

    /** Each stage has more than 14,000, of which three in a hundred match. */
    @Test
    void countsByAFilterOfManyAmongTheNewestOfEachStage() {
        var filter = LeadFilterJson.read("{\"score\": {\"min\": 98, \"max\": 100}, \"archived\": false}");
        var tallies = new ArrayList<StageTally>();

        var plan = leads.planOf(db -> tallies.addAll(new NewestQueries(db).counting(stages(), filter)));

        assertThat(filter.ofFew()).isFalse();
        // Once to find where the newest end, once to count.
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(3L * STAGES * NewestQueries.LOOKED_AT);
        assertThat(tallies).hasSize(STAGES).allSatisfy(tally -> {
            assertThat(tally.whole()).isFalse();
            assertThat(tally.leads()).isBetween(1L, NewestQueries.LOOKED_AT / 10L);
        });
    }

    /** Three in a hundred of each stage, and none of the newest; neither has an index that leads from it. */
    static List<String> longFilters() {
        return List.of(
                LONG.formatted("'min': 98, 'max': 100"),
                LONG.formatted("'min': 98, 'max': 100}, 'createdAt': {'before': '2026-01-20T00:00:00Z'"),
                LONG.formatted("'min': 98, 'max': 100}, 'not': {'createdAt': {'from': '2026-01-20T00:00:00Z'}"));
    }

    @ParameterizedTest
    @MethodSource("longFilters")
    void readsNoMoreForALongFilterThanItLooksAt(String json) {
        var filter = LeadFilterJson.read(json.replace('\'', '"'));
        var page = PageRequest.first(PAGE);

        for (var plan : List.of(
                leads.planOf(db -> new NewestQueries(db).counting(stages(), filter)),
                leads.planOf(db -> new NewestQueries(db).pages(stages(), filter, page)))) {
            assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(3L * STAGES * NewestQueries.LOOKED_AT);
            assertThat(plan.indexes()).as(plan.text()).contains("lead_stage_idx");
        }
        assertThat(leads.genericPlanOf(db -> new NewestQueries(db).pages(stages(), filter, page)))
                .contains("lead_stage_idx")
                .doesNotContain("Seq Scan on lead");
    }

    /** Page after page, some of which are not full, as all at once; from the oldest too. */
    @ParameterizedTest
    @MethodSource("longFilters")
    void comesToEveryLeadThatALongFilterHas(String json) {
        var filter = LeadFilterJson.read(json.replace('\'', '"'));
        var stage = stages().getFirst();
        var expected = new ArrayList<LeadId>();
        var found = new ArrayList<LeadId>();
        var backwards = new ArrayList<LeadId>();
        var first = new ArrayList<LeadId>();

        leads.planOf(db -> {
            new BoardQueries(db)
                    .pages(List.of(stage), filter, new PageRequest(LEADS, null, false))
                    .getOrDefault(stage, List.of())
                    .forEach(lead -> expected.add(lead.id()));
            found.addAll(all(db, filter, stage, false));
            backwards.addAll(all(db, filter, stage, true));
            first.addAll(Newest.of(new NewestQueries(db).counting(List.of(stage), filter))
                    .found());
        });

        assertThat(found).hasSizeGreaterThan(PAGE).containsExactlyElementsOf(expected);
        assertThat(backwards).containsExactlyElementsOf(expected.reversed());
        assertThat(first).containsExactlyElementsOf(expected.subList(0, first.size()));
    }

    private static List<LeadId> all(DSLContext db, LeadFilter filter, StageId stage, boolean backward) {
        var found = new ArrayList<LeadId>();
        @Nullable String cursor = null;
        for (var more = true; more; ) {
            var request = new PageRequest(PAGE, cursor, backward);
            var page = requireNonNull(new NewestQueries(db)
                            .pages(List.of(stage), filter, request)
                            .get(stage))
                    .connection(request, 0);
            var nodes = page.nodes().stream().map(Lead::id).toList();
            found.addAll(backward ? nodes.reversed() : nodes);
            more = backward
                    ? page.pageInfo().hasPreviousPage()
                    : page.pageInfo().hasNextPage();
            cursor = backward ? page.pageInfo().startCursor() : page.pageInfo().endCursor();
        }
        return found;
    }

    @Test
    void countsByTheCountersWithoutLookingAtLeads() {
        var stages = stages();
        var plan = leads.planOf(db -> new BoardQueries(db).counted(stages));

        assertThat(plan.rowsRead()).as(plan.text()).isZero();
    }
}
