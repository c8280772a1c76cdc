package foyer.leads.stats;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadFilter;
import foyer.leads.LeadsAtSize;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics of a day among 100,000 leads read those of that day only, as the serving login beneath row-level security. */
@Tag("module")
class LeadStatsPlansTest {

    /** One a minute is made, and of every eighth of another day it is told that it was won, and that it was lost. */
    private static final int A_DAY = 1_440 + 2 * 180;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                part("total", LeadStatsQueries::total),
                part("by source", LeadStatsQueries::bySource),
                part("by assignee", LeadStatsQueries::byAssignee),
                part("by day", LeadStatsQueries::byDay),
                part("by stage", LeadStatsQueries::byStage));
    }

    private static Arguments part(String name, BiConsumer<LeadStatsQueries, LeadStats> read) {
        return Arguments.of(name, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void readTheLeadsOfTheTime(String name, BiConsumer<LeadStatsQueries, LeadStats> read) {
        var day = LocalDate.of(2026, 2, 3);
        var stats = new LeadStats(LeadFilter.NONE, day, day, ZoneOffset.UTC);

        var plan = leads.planOf(db -> read.accept(new LeadStatsQueries(db), stats));

        assertThat(plan.rowsRead()).as("%s: %s", name, plan.text()).isLessThanOrEqualTo(A_DAY);
    }
}
