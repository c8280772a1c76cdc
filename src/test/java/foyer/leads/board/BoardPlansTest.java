package foyer.leads.board;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterJson;
import foyer.leads.LeadsAtSize;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A board of 100,000 leads reads no more of them than it shows, as the serving login beneath row-level security. */
@Tag("module")
class BoardPlansTest {

    private static final int STAGES = 7;
    private static final int PAGE = 20;

    /** Those shown, those behind them, and one in twenty that is archived; each once more by its key. */
    private static final int ROWS = STAGES * (PAGE + 1) * 3;

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

        var plan = leads.planOf(db -> tallies.addAll(new BoardQueries(db).counting(stages(), filter, false)));

        assertThat(filter.ofFew()).isFalse();
        // Once to find where the newest end, once to count.
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(3L * STAGES * BoardQueries.LOOKED_AT);
        assertThat(tallies).hasSize(STAGES).allSatisfy(tally -> {
            assertThat(tally.whole()).isFalse();
            assertThat(tally.leads()).isBetween(1L, BoardQueries.LOOKED_AT / 10L);
        });
    }

    @Test
    void countsByTheCountersWithoutLookingAtLeads() {
        var stages = stages();
        var plan = leads.planOf(db -> new BoardQueries(db).counted(stages));

        assertThat(plan.rowsRead()).as(plan.text()).isZero();
    }
}
