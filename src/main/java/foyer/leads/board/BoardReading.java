package foyer.leads.board;

import foyer.leads.LeadFilter;
import foyer.leads.LeadQueries;
import foyer.leads.LedFilterQueries;
import foyer.leads.pipelines.Pipeline;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.Connection;
import foyer.platform.money.Money;
import foyer.tenancy.RecordScopeQueries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts boards together. The counters tell of all leads of the tenant; for whoever may see some of them, or asks for some,
 * leads are counted, up to as many as are ever told. By a filter that an index need not narrow, the few are looked at that one
 * tells of, or else the newest of each stage: how many a board reads does not grow with the leads there are.
 */
@Component
class BoardReading {

    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(Long.MAX_VALUE);

    private final BoardQueries queries;
    private final NewestQueries newest;

    BoardReading(BoardQueries queries, NewestQueries newest) {
        this.queries = queries;
        this.newest = newest;
    }

    LeadBoard board(Pipeline pipeline, LeadFilter filter) {
        var stages = pipeline.stages().stream().map(Stage::id).toList();
        var exact = filter.namesNothing() && !RecordScopeQueries.isLimited(LeadQueries.READ);
        var all = LedFilterQueries.isOfFew(filter);
        var tallies = tallies(stages, filter, exact, all).stream().collect(Collectors.groupingBy(StageTally::stage));
        var columns = pipeline.stages().stream()
                .map(stage -> {
                    var those = tallies.getOrDefault(stage.id(), List.of());
                    var found = all ? null : Newest.of(those);
                    return exact ? all(stage, those, filter) : counted(stage, those, filter, found);
                })
                .toList();
        return new LeadBoard(pipeline, columns);
    }

    private List<StageTally> tallies(List<StageId> stages, LeadFilter filter, boolean exact, boolean all) {
        if (exact) {
            return queries.counted(stages);
        }
        return all ? queries.counting(stages, filter) : newest.counting(stages, filter);
    }

    private static LeadBoard.Column counted(
            Stage stage, List<StageTally> those, LeadFilter filter, @Nullable Newest newest) {
        var count = leads(those);
        if (count > Connection.COUNT_CAP) {
            return new LeadBoard.Column(stage, Connection.COUNT_CAP, false, null, filter, newest);
        }
        if (!those.stream().allMatch(StageTally::whole)) {
            return new LeadBoard.Column(stage, Math.toIntExact(count), false, null, filter, newest);
        }
        return new LeadBoard.Column(stage, Math.toIntExact(count), true, value(those), filter, newest);
    }

    private static LeadBoard.Column all(Stage stage, List<StageTally> those, LeadFilter filter) {
        return new LeadBoard.Column(stage, Math.toIntExact(leads(those)), true, value(those), filter, null);
    }

    private static long leads(List<StageTally> those) {
        return those.stream().mapToLong(StageTally::leads).sum();
    }

    private static List<Money> value(List<StageTally> tallies) {
        var value = new ArrayList<Money>();
        for (var tally : tallies) {
            // A lead that is gone leaves a row that says zero.
            if (tally.currency() != null && tally.leads() > 0) {
                var sum = tally.valueMinor().min(MOST_MONEY);
                value.add(new Money(sum.longValueExact(), tally.currency()));
            }
        }
        value.sort((a, b) -> a.currency().compareTo(b.currency()));
        return value;
    }
}
