package foyer.leads.board;

import foyer.leads.LeadFilter;
import foyer.leads.LeadQueries;
import foyer.leads.pipelines.Pipeline;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.Connection;
import foyer.platform.money.Money;
import foyer.tenancy.RecordScopeQueries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts boards together. The counters tell of all leads of the tenant; for whoever may see some of them, or asks for some,
 * leads are counted, up to as many as are ever told. By a filter that an index does not narrow, the newest of each stage
 * are looked at: how many a board reads does not grow with the leads there are.
 */
@Component
class BoardReading {

    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(Long.MAX_VALUE);

    private final BoardQueries queries;

    BoardReading(BoardQueries queries) {
        this.queries = queries;
    }

    LeadBoard board(Pipeline pipeline, LeadFilter filter) {
        var stages = pipeline.stages().stream().map(Stage::id).toList();
        var exact = filter.equals(LeadFilter.NONE) && !RecordScopeQueries.isLimited(LeadQueries.READ);
        var all = filter.ofFew() || RecordScopeQueries.isLimited(LeadQueries.READ);
        var tallies = (exact ? queries.counted(stages) : queries.counting(stages, filter, all))
                .stream().collect(Collectors.groupingBy(StageTally::stage));
        var columns = pipeline.stages().stream()
                .map(stage -> column(stage, tallies, exact, filter))
                .toList();
        return new LeadBoard(pipeline, columns);
    }

    private static LeadBoard.Column column(
            Stage stage, Map<StageId, List<StageTally>> tallies, boolean exact, LeadFilter filter) {
        var those = tallies.getOrDefault(stage.id(), List.of());
        var count = those.stream().mapToLong(StageTally::leads).sum();
        if (!exact && count > Connection.COUNT_CAP) {
            return new LeadBoard.Column(stage, Connection.COUNT_CAP, false, null, filter);
        }
        if (!those.stream().allMatch(StageTally::whole)) {
            return new LeadBoard.Column(stage, Math.toIntExact(count), false, null, filter);
        }
        return new LeadBoard.Column(stage, Math.toIntExact(count), true, value(those), filter);
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
