package foyer.leads.board;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadFilter;
import foyer.leads.LeadFilterJson;
import foyer.leads.LeadQueries;
import foyer.leads.LeadsAtSize;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.Actor;
import foyer.platform.security.RecordScope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** A board of thousands of 100,000 leads that are some people's, as a filter asks for them or as whoever looks may see no others. */
@Tag("module")
class PeopleBoardPlansTest {

    private static final int STAGES = 7;
    private static final int PAGE = 20;

    /** Of nine people by their indexes; those looked at by their keys, and where they are stored; whether there are few of them. */
    private static final int READ = (9 + 2) * NewestQueries.LOOKED_AT_WITHIN + 3 * LeadsAtSize.SOME;

    private static LeadsAtSize leads;

    /** Somebody's board by a filter. */
    record Board(Actor actor, LeadFilter filter) {}

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static LeadFilter read(String parts) {
        return LeadFilterJson.read("{%s}".formatted(parts).replace('\'', '"'));
    }

    private static List<StageId> stages() {
        return IntStream.range(0, STAGES).mapToObj(leads::stage).toList();
    }

    static Stream<Board> boards() {
        var all = leads.limited(3, RecordScope.ALL);
        return Stream.of(
                new Board(leads.limited(11, RecordScope.TEAM), LeadFilter.NONE),
                new Board(leads.limited(3, RecordScope.TEAM), read("'doNotContact': false")),
                new Board(leads.limited(3, RecordScope.OWN), LeadFilter.NONE),
                new Board(all, read("'teams': ['%s']".formatted(leads.team()))),
                new Board(all, read("'assignees': ['%s', '%s']".formatted(leads.member(3), leads.member(4)))));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void looksAtSomeOfAllStagesTogether(Board board) {
        var tallies = new ArrayList<StageTally>();
        var page = PageRequest.first(PAGE);

        var counted = leads.planOf(
                board.actor(), db -> tallies.addAll(new NewestQueries(db).counting(stages(), board.filter())));
        var paged = leads.planOf(board.actor(), db -> new NewestQueries(db).pages(stages(), board.filter(), page));

        assertThat(counted.rowsRead()).as(counted.text()).isLessThanOrEqualTo(READ);
        assertThat(paged.rowsRead()).as(paged.text()).isLessThanOrEqualTo(READ);
        assertThat(tallies)
                .hasSize(STAGES)
                .allSatisfy(tally -> assertThat(tally.leads()).isPositive());
    }

    /** As BoardQueries reads them, which looks for them among all. */
    @ParameterizedTest
    @MethodSource("boards")
    void comesToEachOnce(Board board) {
        var stage = leads.stage(4);
        var expected = new ArrayList<UUID>();
        var found = new ArrayList<UUID>();

        leads.planOf(board.actor(), db -> {
            var all = new PageRequest(100_000, null, false);
            new BoardQueries(db)
                    .pages(List.of(stage), board.filter(), all)
                    .getOrDefault(stage, List.of())
                    .forEach(lead -> expected.add(lead.id().value()));
            StagePages.all(db, board.filter(), stage, PageRequest.MAX_SIZE, false)
                    .forEach(id -> found.add(id.value()));
        });

        assertThat(found).hasSizeGreaterThan(PAGE).containsExactlyElementsOf(expected);
    }

    /** Up to where leads were looked at is told by one that the caller may see. */
    @ParameterizedTest
    @EnumSource(value = RecordScope.class, names = "ALL", mode = Mode.EXCLUDE)
    void goesOnFromTheirsOnly(RecordScope scope) {
        var told = new ArrayList<Looked>();
        var seen = new ArrayList<Boolean>();

        leads.planOf(leads.limited(3, scope), db -> {
            new NewestQueries(db)
                    .counting(stages(), read("'sources': ['CAMPAIGN']"))
                    .forEach(tally -> told.add(requireNonNull(tally.looked())));
            told.forEach(looked -> seen.add(
                    db.fetchExists(LEAD, LEAD.ID.eq(looked.lead()).and(LeadQueries.within(LeadQueries.READ)))));
        });

        assertThat(seen).hasSize(STAGES).containsOnly(true);
    }
}
