package foyer.leads.bulkupdates;

import static foyer.leads.LeadErrorCode.NOT_FOUND;

import foyer.leads.LeadId;
import foyer.leads.bulkupdates.BulkPlan.Change;
import foyer.leads.bulkupdates.BulkPlan.Kept;
import foyer.leads.bulkupdates.BulkPlan.Refusal;
import foyer.leads.bulkupdates.BulkPreview.Row;
import foyer.leads.bulkupdates.BulkUpdate.Input;
import foyer.leads.bulkupdates.BulkUpdate.Refused;
import foyer.platform.graphql.Connection;
import foyer.records.fields.CustomValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks what a bulk update would do, by what it would do it with. */
@Component
class BulkPreviews {

    private static final int SHOWN = 20;

    /** Told in the schema, of {@code LeadBulkPreview}. */
    private static final int MOST = Connection.COUNT_CAP;

    private final BulkQueries queries;
    private final BulkSteps steps;

    BulkPreviews(BulkQueries queries, BulkSteps steps) {
        this.queries = queries;
        this.steps = steps;
    }

    BulkPreview of(Input input, BulkPlan plan) {
        var found = rows(input);
        List<Found> rows = found.size() > MOST ? found.subList(0, MOST) : found;
        var ids = rows.stream().filter(one -> one.row() != null).map(Found::id).toList();
        var values = steps.values(plan, ids);
        var told = rows.stream()
                .map(row -> row.row() == null
                        ? new Row(null, List.of(), NOT_FOUND)
                        : row(plan, row.row(), values.getOrDefault(row.id(), List.of())))
                .toList();
        var refused = new ArrayList<Refused>();
        for (var i = 0; i < told.size(); i++) {
            var refusal = told.get(i).refusal();
            if (refusal != null) {
                refused.add(new Refused(new LeadId(rows.get(i).id()), refusal));
            }
        }
        var changed = (int)
                told.stream().filter(row -> !row.changedFields().isEmpty()).count();
        return new BulkPreview(
                told.size(),
                rows.size() == found.size(),
                changed,
                told.size() - changed - refused.size(),
                BulkUpdate.counted(List.of(), refused),
                told.stream().limit(SHOWN).toList());
    }

    /** A lead that was named, or that the filter has; null when there is none for the caller. */
    private record Found(UUID id, @Nullable BulkRow row) {}

    private List<Found> rows(Input input) {
        if (input.filter() != null) {
            return queries.newest(input.filter(), MOST + 1).stream()
                    .map(row -> new Found(row.lead().id().value(), row))
                    .toList();
        }
        List<UUID> ids = input.ids() == null
                ? List.<UUID>of()
                : input.ids().stream().map(LeadId::value).toList();
        Map<UUID, BulkRow> rows = queries.rows(ids, null).stream()
                .collect(Collectors.toMap(row -> row.lead().id().value(), Function.identity()));
        return ids.stream().map(id -> new Found(id, rows.get(id))).toList();
    }

    private static Row row(BulkPlan plan, BulkRow row, List<CustomValue> values) {
        return switch (plan.of(row, values)) {
            case Change change -> new Row(row.lead(), change.fields(), null);
            case Refusal refusal -> new Row(row.lead(), List.of(), refusal.reason());
            case Kept _ -> new Row(row.lead(), List.of(), null);
        };
    }
}
