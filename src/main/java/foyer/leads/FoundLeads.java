package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.platform.graphql.Keyset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Leads of a page in their order, with one more when there are more.
 *
 * @param reached up to which place leads were looked at, or null when all of the part were
 */
public record FoundLeads(List<Lead> leads, @Nullable String reached) {

    public static final FoundLeads NONE = new FoundLeads(List.of(), null);

    /**
     * Of rows of which there is one at least.
     *
     * @param place what the order goes by, of the last lead that was looked at where there may be more; else null
     */
    public static FoundLeads of(
            List<? extends Record> rows, Keyset<Lead> keyset, List<Field<?>> place, Function<Record, Lead> mapper) {
        var leads = rows.stream()
                .filter(row -> row.get(LEAD.ID) != null)
                .map(mapper)
                .toList();
        var values = place.stream()
                .<Object>mapMulti((field, told) -> {
                    var value = rows.getFirst().get(field);
                    if (value != null) {
                        told.accept(value);
                    }
                })
                .toList();
        return new FoundLeads(leads, values.size() < place.size() ? null : keyset.cursorAt(values));
    }

    public FoundLeads and(FoundLeads next) {
        return new FoundLeads(Stream.concat(leads.stream(), next.leads.stream()).toList(), next.reached);
    }
}
