package foyer.leads.board;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterJson;
import foyer.leads.LeadId;
import foyer.leads.LeadsAtSize;
import foyer.leads.LedFilterQueries;
import foyer.leads.pipelines.Pipeline;
import foyer.leads.pipelines.PipelineId;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.leads.pipelines.StageKind;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A board of 100,000 leads reads no more of them than it shows, as the serving login beneath row-level security. */
@Tag("module")
class BoardPlansTest {

    private static final int STAGES = 7;
    private static final int PAGE = 20;

    /** Those shown, those behind them, and one in twenty that is archived; each once more by its key. */
    private static final int ROWS = STAGES * (PAGE + 1) * 3;

    /** Fewer than a stage has of a few. */
    private static final int SHORT = 5;

    /** A few hundred by their index, by their keys and where they are stored. */
    private static final int FEW = 1_000;

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

    /** Of 6,000 leads of a stage all but 20 are archived. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void passesOverNoArchivedLeads(boolean backward) {
        var lost = List.of(leads.stage(STAGES));
        var page = new PageRequest(PAGE, null, backward);
        var shown = new ArrayList<Lead>();

        var plan = leads.planOf(db -> shown.addAll(
                new BoardQueries(db).pages(lost, LeadFilter.NONE, page).getOrDefault(lost.getFirst(), List.of())));

        assertThat(shown).hasSize(PAGE);
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(PAGE * 3L);
        var rare = read("{'archived': false, 'sources': ['CAMPAIGN']}");
        var looked = leads.planOf(db -> new NewestQueries(db).pages(lost, rare, page));
        assertThat(looked.rowsRead()).as(looked.text()).isLessThanOrEqualTo(PAGE * 3L);
    }

    private static LeadFilter read(String json) {
        return LeadFilterJson.read(json.replace('\'', '"'));
    }

    /** Each stage has more than 13,000, of which from three to ninety in a hundred match. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'archived': false, 'score': {'min': 98, 'max': 100}}",
                "{'archived': false, 'countries': ['AE']}",
                "{'archived': false, 'customFields': [{'field': 'size', 'max': 900}], 'countries': ['AE']}",
                "{'archived': false, 'any': [{'countries': ['JO']}, {'score': {'min': 98}}]}"
            })
    void countsByAFilterOfManyAmongTheNewestOfEachStage(String json) {
        var filter = read(json);
        var tallies = new ArrayList<StageTally>();

        var plan = leads.planOf(db -> tallies.addAll(new NewestQueries(db).counting(stages(), filter)));

        assertThat(LedFilterQueries.isOfFew(filter)).isFalse();
        // Once to find where the newest end, once to count.
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(3L * STAGES * NewestQueries.LOOKED_AT);
        assertThat(tallies).hasSize(STAGES).allSatisfy(tally -> {
            assertThat(tally.whole()).isFalse();
            assertThat(tally.leads()).isBetween(1L, NewestQueries.LOOKED_AT - 1L);
        });
    }

    /** A hundred of each, one in a thousand: most of them stand behind the newest of their stage. */
    static List<String> rareFilters() {
        return List.of(
                "{'archived': false, 'countries': ['JO']}",
                "{'archived': false, 'customFields': [{'field': 'size', 'min': 777, 'max': 777}], 'sources': ['MANUAL']}",
                "{'archived': false, 'any': [{'countries': ['JO']}, {'customFields': [{'field': 'size', 'min': 777, 'max': 777}]}]}",
                "{'archived': true, 'tags': {'any': ['rare']}, 'score': {'min': 0}, 'doNotContact': false}");
    }

    @ParameterizedTest
    @MethodSource("rareFilters")
    void showsAllOfAFewThatAnIndexTellsOfAtOnce(String json) {
        var filter = read(json);
        var tallies = new ArrayList<StageTally>();
        var each = new ArrayList<StageTally>();
        var page = PageRequest.first(PAGE);

        for (var plan : List.of(
                leads.planOf(db -> tallies.addAll(new NewestQueries(db).counting(stages(), filter))),
                leads.planOf(db -> new NewestQueries(db).pages(stages(), filter, page)))) {
            assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(FEW);
        }
        leads.planOf(db -> each.addAll(new BoardQueries(db).counting(stages(), filter)));

        assertThat(LedFilterQueries.isOfFew(filter)).isFalse();
        assertThat(tallies).allMatch(StageTally::whole);
        assertThat(tallies.stream().mapToLong(StageTally::leads).sum()).isGreaterThan(STAGES * SHORT);
        assertThat(counted(tallies)).containsExactlyInAnyOrderElementsOf(counted(each));
        assertThat(leads.genericPlanOf(db -> new NewestQueries(db).counting(stages(), filter)))
                .doesNotContain("Seq Scan on lead");
        comesToEvery(filter, SHORT);
    }

    /** Of a member with thousands, as the filter itself asks for or that of a list. */
    @Test
    void readsNotAllThatOneMemberHas() {
        var filter =
                read("{'archived': false, 'sources': ['CAMPAIGN'], 'assignees': ['%s']}".formatted(leads.member(3)));
        var its = new PipelineId(new UUID(0, 1));
        var pipeline = new Pipeline(
                its,
                "sales",
                "Sales",
                true,
                1,
                stages().stream()
                        .map(id -> new Stage(id, its, "stage", "Stage", StageKind.OPEN, 0, 50, null))
                        .toList());
        for (var one : List.of(filter, LeadFilter.NONE.withListed(filter))) {
            var boards = new ArrayList<LeadBoard>();
            leads.planOf(db ->
                    boards.add(new BoardReading(new BoardQueries(db), new NewestQueries(db)).board(pipeline, one)));
            assertThat(boards.getFirst().stages()).hasSize(STAGES).noneMatch(LeadBoard.Column::countIsExact);
        }
    }

    private static List<List<Object>> counted(List<StageTally> tallies) {
        return tallies.stream()
                .map(tally -> List.<Object>of(
                        tally.stage(), String.valueOf(tally.currency()), tally.leads(), tally.valueMinor()))
                .toList();
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
        var filter = read(json);
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
        comesToEvery(read(json), PAGE);
    }

    private static void comesToEvery(LeadFilter filter, int size) {
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
            found.addAll(StagePages.all(db, filter, stage, size, false));
            backwards.addAll(StagePages.all(db, filter, stage, size, true));
            first.addAll(Newest.of(new NewestQueries(db).counting(List.of(stage), filter))
                    .found());
        });

        assertThat(found).hasSizeGreaterThan(size).containsExactlyElementsOf(expected);
        assertThat(backwards).containsExactlyElementsOf(expected.reversed());
        assertThat(first).containsExactlyElementsOf(expected.subList(0, first.size()));
    }

    @Test
    void countsByTheCountersWithoutLookingAtLeads() {
        var stages = stages();
        var plan = leads.planOf(db -> new BoardQueries(db).counted(stages));

        assertThat(plan.rowsRead()).as(plan.text()).isZero();
    }
}
