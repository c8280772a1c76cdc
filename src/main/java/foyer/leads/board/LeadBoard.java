package foyer.leads.board;

import foyer.leads.LeadFilter;
import foyer.leads.pipelines.Pipeline;
import foyer.leads.pipelines.Stage;
import foyer.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The leads of a pipeline by their stages, as the schema shows them. */
record LeadBoard(Pipeline pipeline, List<Column> stages) {

    /**
     * A stage of the board; the schema's LeadBoardStage.
     *
     * @param value the sum of each currency; null when not all leads were looked at
     * @param filter which of its leads are meant
     * @param newest what the newest of them hold, where no more are looked at at once; else null
     */
    record Column(
            Stage stage,
            int count,
            boolean countIsExact,
            @Nullable List<Money> value,
            LeadFilter filter,
            @Nullable Newest newest) {}
}
